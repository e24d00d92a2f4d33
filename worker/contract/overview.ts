// How far the overview looks back, and what it holds the use of an installation against.

/** Days. */
export const spans = [30, 90, 365] as const;
export const SPAN_DEFAULT = 30;

/** A day of Cloudflare's free plan: Workers requests, D1 rows read and written (developers.cloudflare.com, November 2026). */
export const FREE_PLAN = { requests: 100_000, rowsRead: 5_000_000, rowsWritten: 100_000 } as const;
