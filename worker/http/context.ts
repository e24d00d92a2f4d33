// What every handler finds on Hono's context.

import type { Context } from "hono";
import type { AskingToken } from "../db/api-tokens.ts";
import type { Database } from "../db/database.ts";
import type { Env } from "../env.ts";
import type { Keys } from "./keys.ts";

export type AppEnv = {
	Bindings: Env;
	Variables: {
		db: Database;
		keys: Keys;
		requestId: string;
		/** Whether who asks has signed in just now, or is a token given this very right; unset until they are known. */
		isFresh?: boolean;
		/** The API token that is asking; unset where it is a person. */
		token?: AskingToken;
	};
};
export type AppContext = Context<AppEnv>;
