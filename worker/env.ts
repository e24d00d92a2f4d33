// What wrangler.jsonc binds to the Worker.

import type { ThreadRoom } from "./live/thread-room.ts";
import type { Model } from "./outside/workers-ai.ts";

export type Env = {
	DB: D1Database;
	/** The build's files, of which the Worker itself reads the words its pages say. */
	ASSETS: Fetcher;
	/** One room a thread; http/rooms.ts knows their names. */
	ROOMS: DurableObjectNamespace<ThreadRoom>;
	/** First, approximate gates by address. */
	READS: RateLimit;
	WRITES: RateLimit;
	/** At least 32 random bytes; every key is derived from it. Missing on an installation that is not finished. */
	SECRET?: string;
	/** A key of Akismet, and the binding of Workers AI: where an owner wants to ask them. */
	AKISMET_KEY?: string;
	AI?: Model;
	/** The two keys of a Turnstile widget, likewise. */
	TURNSTILE_SITE_KEY?: string;
	TURNSTILE_SECRET?: string;
	/** Multiplies the exact ceilings of writes. */
	RATE_SCALE: string;
	/** "off" sends every read to the database. */
	EDGE_CACHE: string;
	/** One request in so many is counted for the overview; "0" for none. */
	USAGE_SAMPLE: string;
};
