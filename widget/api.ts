// How the API is asked, and the operations a page view needs, one function each; the others are in api-visitor.ts.
// What fails throws an ApiError: the server's problem, or `offline` where no answer came.

import type { Issue, Problem, ProblemCode } from "../worker/contract/problems.ts";
import type * as wire from "../worker/contract/wire.ts";

/** What stands in the way on this side of the network. */
type OwnTrouble = "offline" | "passkey-unused" | "passkey-known" | "passkey-failed";
/** Why an operation failed; `retryAfter` is in seconds. */
export type Failure = {
	code: ProblemCode | OwnTrouble;
	issues?: Issue[] | undefined;
	retryAfter?: number | undefined;
	message?: string | undefined;
};

export class ApiError extends Error {
	declare failure: Failure;
	constructor(failure: Failure) {
		super(failure.code);
		this.failure = failure;
	}
}

type Request = { method?: string; body?: object; token?: string | null };

/** Sends a request about one site and gives the answer's JSON. */
export type Api = <Answer>(path: string, request?: Request) => Promise<Answer>;

/** Longer than any honest answer takes: after it the visitor is told, instead of waiting for ever. */
const TIMEOUT_MS = 20_000;

// Taken before the page's other scripts have a chance to replace them.
const send = fetch;
const parse = JSON.parse;
const stringify = JSON.stringify;

/** The API of one site of the installation at `origin`. */
export function connect(origin: string, site: string): Api {
	return async (path, { method = "GET", body, token } = {}) => {
		let response: Response | undefined;
		let answer: Partial<Problem> | null;
		try {
			response = await send(`${origin}/v1/sites/${encodeURIComponent(site)}/${path}`, {
				method,
				// Nothing but these: a read must not need a preflight.
				headers: {
					...(body && { "Content-Type": "application/json" }),
					...(token && { Authorization: `Bearer ${token}` }),
				},
				credentials: "omit",
				// What was written goes out even if its page is left.
				keepalive: method !== "GET",
				signal: AbortSignal.timeout(TIMEOUT_MS),
				// Without a prototype a patched `Object.prototype.toJSON` has no say in what is sent.
				body: body ? stringify(Object.assign(Object.create(null), body)) : null,
			});
			answer = parse((await response.text()) || "null");
		} catch {
			// A failure in front of the Worker speaks no JSON; a success that does not is somebody else's.
			throw new ApiError({ code: response && !response.ok ? "internal" : "offline" });
		}
		if (response.ok) return answer as never;
		throw new ApiError({ code: "internal", ...answer });
	};
}

export function listThread(api: Api, query: wire.ListThread): Promise<wire.ThreadView> {
	return api(`thread?${new URLSearchParams(query as Record<string, string>)}`);
}

export function countThreads(api: Api, pages: string[]): Promise<wire.CountsView> {
	return api(`counts?${new URLSearchParams(pages.map((page) => ["page", page]))}`);
}
