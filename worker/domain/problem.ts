// The one error of the Worker's own making; http/problem-answer turns it into RFC 9457.

import type { Issue, ProblemCode } from "../contract/problems.ts";

/** Thrown by handlers and rules. `retryAfter` is in seconds. */
export class ProblemError extends Error {
	override name = "ProblemError";
	readonly code: ProblemCode;
	readonly issues: Issue[] | undefined;
	readonly retryAfter: number | undefined;
	readonly ownWords: string | undefined;

	/** `ownWords` are the site's owner's. */
	constructor(code: ProblemCode, extras: { issues?: Issue[]; retryAfter?: number; ownWords?: string } = {}) {
		super(code);
		this.code = code;
		this.issues = extras.issues;
		this.retryAfter = extras.retryAfter;
		this.ownWords = extras.ownWords;
	}
}
