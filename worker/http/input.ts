// Reads what a request carries, or says by field what is wrong with it. Nothing else in the Worker looks at raw input.

import * as v from "valibot";
import type { Issue, IssueCode } from "../contract/problems.ts";
import { siteId } from "../contract/schemas.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";

type Schema = v.GenericSchema;

/**
 * The JSON body. A missing type is refused too: a typeless Blob needs no preflight (R-CSRF-2).
 * @throws ProblemError `unsupported-type`, `malformed`, `invalid`
 */
export async function readBody<S extends Schema>(c: AppContext, schema: S): Promise<v.InferOutput<S>> {
	if (!/^application\/json\s*(;|$)/i.test(c.req.header("Content-Type") ?? ""))
		throw new ProblemError("unsupported-type");
	let input: unknown;
	try {
		// RFC 8259 §8.1: JSON between systems is UTF-8; anything else would be stored as something nobody wrote.
		input = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await c.req.arrayBuffer()));
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof TypeError) throw new ProblemError("malformed");
		throw error;
	}
	return parse(schema, input, toPointer);
}

/**
 * The fields of a form posted without a script; one given several times counts once.
 * @throws ProblemError `unsupported-type`, `invalid`
 */
export async function readFields<S extends Schema>(c: AppContext, schema: S): Promise<v.InferOutput<S>> {
	if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header("Content-Type") ?? ""))
		throw new ProblemError("unsupported-type");
	const fields = new URLSearchParams(new TextDecoder().decode(await c.req.arrayBuffer()));
	return parse(schema, Object.fromEntries(fields), toPointer);
}

/** The query parameters; one given several times is a list. @throws ProblemError `invalid` */
export function readQuery<S extends Schema>(c: AppContext, schema: S): v.InferOutput<S> {
	const query = Object.entries(c.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : values[0]]);
	return parse(schema, Object.fromEntries(query), (keys) => `?${String(keys[0] ?? "")}`);
}

/** The site's id of the path. What is no id names nothing, and is not asked for. @throws ProblemError `unknown-site` */
export function readSiteId(c: AppContext): string {
	const id = c.req.param("site");
	if (!v.is(siteId, id)) throw new ProblemError("unknown-site");
	return id;
}

/** The comment's id of the path. What is no id names nothing. @throws ProblemError `not-found` */
export function readId<S extends Schema>(schema: S, id: string): v.InferOutput<S> {
	if (!v.is(schema, id)) throw new ProblemError("not-found");
	return id;
}

/** RFC 6901. */
function toPointer(keys: unknown[]): string {
	return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function parse<S extends Schema>(schema: S, input: unknown, pointer: (keys: unknown[]) => string): v.InferOutput<S> {
	const result = v.safeParse(schema, input);
	if (result.success) return result.output;
	throw new ProblemError("invalid", { issues: result.issues.map((issue) => toIssue(issue, pointer)) });
}

function toIssue(issue: v.BaseIssue<unknown>, pointer: (keys: unknown[]) => string): Issue {
	const keys = (issue.path ?? []).map((item) => item.key);
	const limit = typeof issue.requirement === "number" ? { limit: issue.requirement } : {};
	return { pointer: pointer(keys), code: codeOf(issue), ...limit };
}

function codeOf(issue: v.BaseIssue<unknown>): IssueCode {
	if (issue.received === "undefined" || issue.type === "non_empty") return "required";
	if (issue.type === "max_length") return Array.isArray(issue.input) ? "too-many" : "too-long";
	if (issue.type === "strict_object") return "not-wanted";
	return "not-valid";
}
