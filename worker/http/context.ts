// What every handler finds on Hono's context.

import type { Context } from "hono";
import type { Scope } from "../contract/roles.ts";
import type { Database } from "../db/database.ts";
import type { Env } from "../env.ts";
import type { Keys } from "./keys.ts";

export type AppEnv = {
	Bindings: Env;
	Variables: {
		db: Database;
		keys: Keys;
		requestId: string;
		/** Whether who asks has signed in just now; unset until they are known. */
		isFresh?: boolean;
		/** What the request's API token may touch; unset where no token is asking. */
		scopes?: Scope[];
	};
};
export type AppContext = Context<AppEnv>;
