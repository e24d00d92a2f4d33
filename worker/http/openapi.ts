// /openapi.json, made from the table of operations and the very schemas the routes validate with.

import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { type Operation, operations } from "../contract/operations.ts";
import { type ProblemCode, problems } from "../contract/problems.ts";
import { guardedScopes, scopes } from "../contract/roles.ts";
import { problem } from "../contract/schemas.ts";

/** Problems any request of an audience can meet. */
const COMMON: Record<Operation["audience"], ProblemCode[]> = {
	reader: ["invalid", "too-many", "address-unknown", "internal", "unavailable"],
	visitor: [
		"invalid",
		"too-many",
		"address-unknown",
		"origin-not-allowed",
		"origin-null",
		"not-configured",
		"internal",
		"unavailable",
	],
	moderator: [
		"invalid",
		"signed-out",
		"not-permitted",
		"origin-missing",
		"origin-not-allowed",
		"not-configured",
		"internal",
		"unavailable",
	],
};
const OF_BODIES: ProblemCode[] = ["malformed", "too-large", "unsupported-type"];

/** @param server the origin it is served from */
export function openapi(server: string): Record<string, unknown> {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const [name, operation] of Object.entries<Operation>(operations)) {
		const path = operation.path.replace(/:(\w+)/g, "{$1}");
		paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(name, operation) };
	}
	return {
		openapi: "3.1.0",
		info: {
			title: "Afterword",
			version: "1",
			description:
				"Comments for any page. Reads are public; writes need an Origin on the site's list. Errors are RFC 9457 problems.",
		},
		servers: [{ url: server }],
		paths,
		components: {
			schemas: { Problem: schemaOf(problem) },
			"x-problems": problems,
			securitySchemes: {
				viewer: {
					type: "http",
					scheme: "bearer",
					description: "A visitor's token, from the answer to their first write",
				},
				session: { type: "apiKey", in: "cookie", name: "__Host-afterword" },
				apiToken: {
					type: "http",
					scheme: "bearer",
					description:
						"aw_…, made in the dashboard under one's own name or on the command line, and shown once. It may touch what its scopes name " +
						`(${scopes.join(", ")}) and never more than its account may; its account alone has the operations that take a session only. ` +
						`What asks a person for a fresh sign-in takes one of the guarded scopes (${guardedScopes.join(", ")}), which only an owner ` +
						"gives. By no token does anybody become an admin or an owner; what invitations it made end with it.",
				},
			},
		},
	};
}

function describe(name: string, operation: Operation) {
	const { status = 200, body, bodyType = "application/json", query, messages } = operation;
	const answer = answerOf(operation);
	const codes = [...COMMON[operation.audience], ...(body ? OF_BODIES : []), ...(operation.problems ?? [])];
	return {
		operationId: name,
		summary: operation.summary,
		...(operation.scope && {
			description: `For whoever may \`${operation.needs}\`; an API token needs the scope \`${operation.scope}\`.`,
		}),
		tags: [operation.audience],
		parameters: [...pathParameters(operation.path), ...(query ? queryParameters(query) : [])],
		...(body && { requestBody: { required: true, ...content(bodyType, schemaOf(body)) } }),
		responses: {
			[status]: { description: "Done", ...answer },
			...(name === "createComment" && { 200: { description: "Done before", ...answer } }),
			...Object.fromEntries(
				byStatus(codes).map(([problemStatus, description]) => [
					problemStatus,
					{ description, ...(operation.type === "text/html" ? PAGE : PROBLEM) },
				]),
			),
		},
		...(messages && { "x-messages": schemaOf(messages) }),
		...security(operation),
	};
}

const content = (type: string, schema: unknown) => ({ content: { [type]: { schema } } });

const PROBLEM = content("application/problem+json", { $ref: "#/components/schemas/Problem" });
/** What goes wrong with a page is told in words on one. */
const PAGE = content("text/html", { type: "string" });

/** A page that leads elsewhere has nothing to say of its own. */
function answerOf({ type, answer, status }: Operation) {
	if (status === 303 || !(type || answer)) return {};
	return content(type ?? "application/json", answer ? schemaOf(answer) : { type: "string" });
}

function byStatus(codes: ProblemCode[]): [number, string][] {
	const found = new Map<number, string>();
	for (const code of new Set(codes)) {
		const { status, title } = problems[code];
		const line = `\`${code}\`: ${title}`;
		found.set(status, found.has(status) ? `${found.get(status)}; ${line}` : line);
	}
	return [...found];
}

function security({ audience, scope }: Operation) {
	if (audience === "reader") return {};
	if (audience === "visitor") return { security: [{ viewer: [] }, {}] };
	return { security: scope ? [{ session: [] }, { apiToken: [] }] : [{ session: [] }] };
}

function pathParameters(path: string) {
	return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
		name,
		in: "path",
		required: true,
		schema: { type: "string" },
	}));
}

function queryParameters(query: GenericSchema) {
	const { properties = {}, required = [] } = schemaOf(query);
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: "query",
		required: required.includes(name),
		schema,
	}));
}

/** Input side, as a client writes it. Transforms have no counterpart in JSON Schema and say nothing about the wire. */
function schemaOf(schema: GenericSchema) {
	const { $schema: _, ...rest } = toJsonSchema(schema as never, {
		typeMode: "input",
		errorMode: "ignore",
		target: "draft-2020-12",
	});
	return rest;
}
