// Whether a thread takes comments: closed by a moderator, by its age, or with the whole site for a while.

import type { Settings } from "../contract/wire.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type ThreadState = {
	isClosed: boolean;
	closedAt: number | null;
	createdAt: number;
	/** Opened by somebody although it is old. */
	staysOpen: boolean;
};
/** Since when, where that is known, and until when, where it opens again by itself. */
export type Closing = { since: number | null; until: number | null };
type ClosingSettings = Pick<Settings, "closeAfterDays" | "closedUntil" | "quiet">;

/** Null where the thread is open. @param thread null where nobody has written there yet */
export function closingOf(thread: ThreadState | null, settings: ClosingSettings, now: number): Closing | null {
	if (thread?.isClosed) return { since: thread.closedAt, until: null };
	const aged = thread && agedSince(thread, settings.closeAfterDays, now);
	if (aged !== null) return { since: aged, until: null };
	if (settings.closedUntil !== null && settings.closedUntil > now) return { since: null, until: settings.closedUntil };
	return settings.quiet && quietNow(settings.quiet, now);
}

/** Since when a thread is closed by its age alone; null where it is not. @param days 0 for never */
export function agedSince(
	{ createdAt, staysOpen }: Pick<ThreadState, "createdAt" | "staysOpen">,
	days: number,
	now: number,
): number | null {
	const limit = createdAt + days * DAY;
	return days > 0 && !staysOpen && limit <= now ? limit : null;
}

/** The quiet hours one is in, by the clock of their zone; those that end before they begin go past midnight. */
function quietNow({ from, to, zone }: NonNullable<Settings["quiet"]>, now: number): Closing | null {
	const [begin, end, minute] = [minutesOf(from), minutesOf(to), minuteIn(zone, now)];
	const isQuiet = begin < end ? minute >= begin && minute < end : minute >= begin || minute < end;
	if (!isQuiet) return null;
	const start = now - (now % MINUTE);
	return { since: meet(zone, begin, start - after(minute, begin)), until: meet(zone, end, start + after(end, minute)) };
}

/** How long the clock takes from one minute of the day to another, in ms. */
function after(later: number, earlier: number): number {
	return ((later - earlier + 1_440) % 1_440) * MINUTE;
}

/** The time near `guess` at which the zone's clock shows a minute: the clock may be put forward or back in between. */
function meet(zone: string, minute: number, guess: number): number {
	const off = (minute - minuteIn(zone, guess) + 1_440 + 720) % 1_440;
	return guess + (off - 720) * MINUTE;
}

function minutesOf(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Of the day, by the zone's clock. */
function minuteIn(zone: string, time: number): number {
	const clock = new Intl.DateTimeFormat("en-GB", {
		timeZone: zone,
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	});
	return minutesOf(clock.format(time));
}
