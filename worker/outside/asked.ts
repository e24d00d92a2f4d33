// What others may be asked about a comment, where an owner wants that, and what they may answer: a reason to hold it, or
// nothing. Nobody is waited for longer than three seconds, and whoever does not answer has the comment wait for a person:
// it is neither published unseen nor lost (R-SP-6).

import type { Reason } from "../contract/wire.ts";

export type Asked = {
	text: string;
	name: string;
	email: string | null;
	website: string | null;
	isReply: boolean;
	isEdit: boolean;
	/** The page it stands on, where its address is known, and where the site is at home. */
	pageUrl: string | null;
	home: string;
	lang: string;
	/** The writer's address and browser: they go to who is asked and are kept nowhere (R-IP-5). */
	address: string;
	userAgent: string;
	referrer: string;
};

/** Null where there is nothing to say against it. */
export type Check = (asked: Asked) => Promise<Reason | null>;

export const PATIENCE_MS = 3_000;

/** A failure of any kind as the reason it is; what went wrong is for the log. */
export async function orHold(check: string, answer: Promise<Reason | null>): Promise<Reason | null> {
	try {
		return await answer;
	} catch (error) {
		console.warn(JSON.stringify({ event: check, error: String(error) }));
		return { check };
	}
}
