// Turns an error into an answer: application/problem+json, RFC 9457. Pages tell it in words (problem-page.ts).

import type { ErrorHandler, NotFoundHandler } from "hono";
import { operations } from "../contract/operations.ts";
import { type Problem, type ProblemCode, problems } from "../contract/problems.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext, AppEnv } from "./context.ts";

export const answerError: ErrorHandler<AppEnv> = function answerError(error, c) {
	return answer(c, toProblem(c, error));
};

/** What a visitor is told of an error; what they are not told is noted for the owner. */
export function toProblem(c: AppContext, error: unknown): ProblemError {
	if (error instanceof ProblemError) return error;
	// Whoever reads the log must not be able to read somebody's feed.
	const path = c.req.path.replace(/(?<=\/replies\/)[^/]+/, "…");
	console.error(JSON.stringify({ requestId: c.get("requestId"), path, error: String(error) }));
	return new ProblemError(isDatabaseDown(error) ? "unavailable" : "internal");
}

/** Seconds until it is of use to come back. */
export function retryAfterOf(error: ProblemError): number | undefined {
	return error.retryAfter ?? (problems[error.code].status === 503 ? 30 : undefined);
}

export const answerNotFound: NotFoundHandler<AppEnv> = function answerNotFound(c) {
	const methods = methodsOf(c.req.path);
	// An element without `site` asks so.
	const missing = c.req.path.startsWith("/v1/sites//") ? "unknown-site" : "not-found";
	if (methods.length === 0) return answer(c, new ProblemError(missing));
	c.header("Allow", methods.join(", "));
	return answer(c, new ProblemError("method-not-allowed"));
};

function answer(c: AppContext, error: ProblemError): Response {
	const { status, title } = problems[error.code];
	const retryAfter = retryAfterOf(error);
	const problem: Problem = {
		type: typeOf(c, error.code),
		title,
		status,
		instance: c.get("requestId"),
		code: error.code,
		...(error.issues && { issues: error.issues }),
		...(retryAfter !== undefined && { retryAfter }),
		...(error.ownWords && { message: error.ownWords }),
	};
	if (retryAfter !== undefined) c.header("Retry-After", String(retryAfter));
	c.header("Cache-Control", "no-store");
	return c.body(JSON.stringify(problem), status, { "Content-Type": "application/problem+json; charset=utf-8" });
}

/** A URI of the code that leads to its entry in the document (RFC 9457 §3.1.1, RFC 6901 §6). */
function typeOf(c: AppContext, code: ProblemCode): string {
	return `${new URL(c.req.url).origin}/openapi.json#/components/x-problems/${code}`;
}

function methodsOf(path: string): string[] {
	const here = Object.values(operations).filter((operation) =>
		new RegExp(`^${operation.path.replace(/:\w+/g, "[^/]+")}$`).test(path),
	);
	return here.map((operation) => operation.method);
}

/** D1 being away, overloaded or over its daily quota: the visitor is asked to come back, the text is kept. */
function isDatabaseDown(error: unknown): boolean {
	return (
		error instanceof Error &&
		/^D1_ERROR: .*(overloaded|exceeded|timeout|reset|Network connection lost|internal error)/i.test(error.message)
	);
}
