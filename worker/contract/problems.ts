// Every error that crosses the wire, by code (RFC 9457). The code is the message key in the visitor's language: no sentence
// of the server is shown to a visitor, but an owner's own where a rule of theirs refuses a comment.

export const problems = {
	malformed: { status: 400, title: "The request could not be read" },
	"address-unknown": { status: 400, title: "The request carries no client address" },
	"signed-out": { status: 401, title: "A valid token or session is needed" },
	"origin-missing": { status: 403, title: "Writes need an Origin header" },
	"origin-null": { status: 403, title: "Origin null (a sandboxed frame, a data: or file: page) may not write" },
	"origin-not-allowed": { status: 403, title: "This origin is not on the site's list" },
	"sign-in-again": { status: 403, title: "This needs a sign-in of the last 15 minutes" },
	"passkey-refused": { status: 403, title: "This passkey opens nothing here, or was too slow" },
	"not-permitted": { status: 403, title: "This viewer may not do that" },
	refused: { status: 403, title: "The site does not take this comment" },
	"not-found": { status: 404, title: "There is nothing here" },
	"unknown-site": { status: 404, title: "No site has this id" },
	"method-not-allowed": { status: 405, title: "This address does not take this method" },
	"live-off": { status: 409, title: "This site tells nothing live" },
	"thread-closed": { status: 409, title: "The thread takes no new comments" },
	"edit-window-passed": { status: 409, title: "The time to change this comment has passed" },
	"changed-meanwhile": { status: 409, title: "The comment was changed since it was read" },
	"already-decided": { status: 409, title: "Somebody else decided this first" },
	"nothing-to-undo": { status: 409, title: "The last decision on this comment cannot be undone" },
	"page-taken": { status: 409, title: "Another thread stands under this page key: merge the two" },
	"not-in-sight": { status: 409, title: "Readers do not see this comment, so it cannot be answered or pinned" },
	"pins-full": { status: 409, title: "As many comments are pinned in this thread as can be" },
	"form-aged": { status: 409, title: "The form was not opened here, or too long ago" },
	"duplicate-comment": { status: 409, title: "The same words by the same name are here already" },
	"site-exists": { status: 409, title: "A site with this id exists" },
	"name-taken": { status: 409, title: "Somebody here has this name" },
	"last-owner": { status: 409, title: "There is no other owner" },
	"limit-reached": { status: 409, title: "There can be no more of these" },
	"link-spent": { status: 410, title: "The sign-in link was used or has expired" },
	"invite-spent": { status: 410, title: "The invitation was used, taken back or has expired" },
	"too-large": { status: 413, title: "The request body is too large" },
	"unsupported-type": { status: 415, title: "The body is not of the type this address takes" },
	invalid: { status: 422, title: "Some fields are not valid" },
	"client-id-reused": { status: 422, title: "This client id was used for another comment" },
	"proof-needed": { status: 428, title: "The form's challenge must be answered first" },
	"upgrade-required": { status: 426, title: "This address speaks WebSocket only" },
	"too-many": { status: 429, title: "Too many requests" },
	internal: { status: 500, title: "Something went wrong on the server" },
	"not-configured": { status: 503, title: "The installation is not finished" },
	unavailable: { status: 503, title: "The database cannot be reached" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** What can be wrong with one field. */
export const issueCodes = ["required", "too-long", "too-many", "not-valid", "not-wanted", "not-found"] as const;
export type IssueCode = (typeof issueCodes)[number];

/** One field's trouble: `pointer` is a JSON Pointer (RFC 6901) into the request body, or `?name` for a query parameter. */
export type Issue = { pointer: string; code: IssueCode; limit?: number };

/** The body of every error answer, `application/problem+json` (RFC 9457 §3). */
export type Problem = {
	type: string;
	title: string;
	status: number;
	/** The request's id, also in the log line. */
	instance: string;
	code: ProblemCode;
	issues?: Issue[];
	/** Seconds, the same as the Retry-After header. */
	retryAfter?: number;
	/** With `refused`: what the site's owner has to say on it, the one sentence of a server that visitors are shown. */
	message?: string;
};
