// What wrangler.jsonc binds to the Worker.

export type Env = {
	DB: D1Database;
	/** First, approximate gates by address. */
	READS: RateLimit;
	WRITES: RateLimit;
	/** At least 32 random bytes; every key is derived from it. Missing on an installation that is not finished. */
	SECRET?: string;
	/** Multiplies the exact ceilings of writes. */
	RATE_SCALE: string;
	/** "off" sends every read to the database. */
	EDGE_CACHE: string;
};
