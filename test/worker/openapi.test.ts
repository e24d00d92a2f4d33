// /openapi.json: every operation, made from the schemas the routes validate with. That answers are what it says is held
// by every other test (support/api.ts).

import { describe, expect, it } from "vitest";
import { operations } from "../../worker/contract/operations.ts";
import { problems } from "../../worker/contract/problems.ts";
import { API, send } from "./support/api.ts";

type Document = {
	openapi: string;
	paths: Record<string, Record<string, { operationId: string; responses: Record<string, { description: string }> }>>;
	components: { "x-problems": Record<string, unknown> };
};

describe("/openapi.json", () => {
	it("is 3.1, names this server and has every operation under its name", async () => {
		const { json, headers } = await send<Document & { servers: { url: string }[] }>("/openapi.json");
		expect(json.openapi).toMatch(/^3\.1\./);
		expect(json.servers).toEqual([{ url: API }]);
		expect(headers.get("Cache-Control")).toMatch(/^public/);
		const found = Object.values(json.paths).flatMap((path) =>
			Object.values(path).map(({ operationId }) => operationId),
		);
		expect(found.sort()).toEqual(Object.keys(operations).sort());
	});

	it("says of every operation which problems it can meet, and every problem has an entry to link to", async () => {
		const { json } = await send<Document>("/openapi.json");
		expect(Object.keys(json.components["x-problems"])).toEqual(Object.keys(problems));
		for (const path of Object.values(json.paths)) {
			for (const { operationId, responses } of Object.values(path)) {
				expect(responses["500"]?.description, operationId).toContain("`internal`");
			}
		}
		const missing = await send<{ type: string }>("/v1/nowhere");
		expect(missing.json.type).toBe(`${API}/openapi.json#/components/x-problems/not-found`);
	});

	it("promises nothing about an e-mail in any answer", async () => {
		const { json } = await send<Document>("/openapi.json");
		for (const path of Object.values(json.paths)) {
			for (const { operationId, responses } of Object.values(path)) {
				// These two are asked for by name, by whoever may, and the log keeps it.
				if (operationId === "revealEmail" || operationId === "exportPerson") continue;
				const answers = Object.entries(responses).filter(([status]) => Number(status) < 400);
				// A site's settings name the field; no answer carries its content.
				const text = JSON.stringify(answers).replaceAll('"email":{"enum":["off","optional","required"]}', "");
				expect(text, operationId).not.toMatch(/"email"\s*:\s*\{"type":"string"/);
			}
		}
	});
});
