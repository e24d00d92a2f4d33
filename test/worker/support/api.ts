// Speaks to the Worker as a person would: one call per operation, every answer held against /openapi.json.

import { env, exports } from "cloudflare:workers";
import { Validator } from "@cfworker/json-schema";
import { expect } from "vitest";
import { type OperationName, operations } from "../../../worker/contract/operations.ts";
import type { Problem, ProblemCode } from "../../../worker/contract/problems.ts";

/** The Worker's own entry, with all of its bindings. */
const worker = (exports as unknown as { default: Fetcher }).default;

export const API = "https://comments.test";

export type Call = {
	params?: Record<string, string>;
	query?: Record<string, string | string[] | undefined>;
	body?: unknown;
	headers?: Record<string, string>;
	/** Another host of the same Worker: its edge cache is empty. */
	host?: string;
};

/** An answer read to its end. `cost` is what Server-Timing says of the database. */
export type Answer<T = unknown> = {
	status: number;
	headers: Headers;
	json: T;
	cost: { roundTrips: number; statements: number; rowsRead: number; rowsWritten: number };
};

type Responses = Record<string, { content?: Record<string, { schema: object }> }>;
let responses: Map<string, Responses> | undefined;

/** Calls one operation by its name. */
export async function call<T>(
	name: OperationName,
	{ params = {}, query = {}, body, headers = {}, host = API }: Call = {},
): Promise<Answer<T>> {
	const { method, path } = operations[name];
	const url = new URL(host + path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(params[part] ?? "")));
	for (const [key, value] of Object.entries(query)) {
		for (const one of [value ?? []].flat()) url.searchParams.append(key, one);
	}
	const answer = await send<T>(url.href, {
		method,
		headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	await expectDocumented(name, answer);
	return answer;
}

/** Sends a request as it is; only the client's address is filled in, a new one unless given. */
export async function send<T = unknown>(
	url: string,
	init: RequestInit & { headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
	const headers = { "CF-Connecting-IP": newAddress(), ...init.headers };
	const response = await worker.fetch(new Request(new URL(url, API), { ...init, headers }));
	const text = await response.text();
	return {
		status: response.status,
		headers: response.headers,
		json: (text && /json/.test(response.headers.get("Content-Type") ?? "") ? JSON.parse(text) : text) as T,
		cost: costOf(response.headers.get("Server-Timing") ?? ""),
	};
}

function costOf(timing: string) {
	const figure = (name: string) => Number(new RegExp(`${name};desc=(\\d+)`).exec(timing)?.[1]);
	return {
		roundTrips: figure("round-trips"),
		statements: figure("statements"),
		rowsRead: figure("rows-read"),
		rowsWritten: figure("rows-written"),
	};
}

/** The answer's status must be documented for the operation, and its body must be what the document says. */
async function expectDocumented(name: OperationName, answer: Answer): Promise<void> {
	responses ??= await readDocument();
	if (answer.status === 304) return;
	const documented = responses.get(name)?.[answer.status];
	expect(
		documented,
		`${name} answered ${answer.status} ${JSON.stringify(answer.json)}, which /openapi.json does not have`,
	).toBeDefined();
	const [type, media] = Object.entries(documented?.content ?? {})[0] ?? [];
	if (!type || !media) return;
	expect(answer.headers.get("Content-Type")).toMatch(type);
	const { valid, errors } = new Validator(media.schema as never, "2020-12", false).validate(answer.json);
	expect(
		errors.slice(0, 5).map((error) => `${error.instanceLocation} ${error.error}`),
		`${name} ${answer.status}`,
	).toEqual([]);
	expect(valid).toBe(true);
}

async function readDocument(): Promise<Map<string, Responses>> {
	const { json } = await send<{
		paths: Record<string, Record<string, { operationId: string; responses: Responses }>>;
		components: { schemas: { Problem: object } };
	}>("/openapi.json");
	const problem = json.components.schemas.Problem;
	const all = Object.values(json.paths).flatMap((path) => Object.values(path));
	return new Map(
		all.map(({ operationId, responses: found }) => [
			operationId,
			JSON.parse(JSON.stringify(found), (_, value) =>
				value?.$ref === "#/components/schemas/Problem" ? problem : value,
			),
		]),
	);
}

export function expectProblem(answer: Answer, code: ProblemCode, pointer?: string): Problem {
	const problem = answer.json as Problem;
	expect(problem, JSON.stringify(problem)).toMatchObject({ code, status: answer.status });
	if (pointer !== undefined) expect(problem.issues?.map((issue) => issue.pointer)).toContain(pointer);
	return problem;
}

let addresses = 0;
/** An address nobody had before in this run. */
export function newAddress(): string {
	addresses += 1;
	return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

export const db = () => env.DB;
