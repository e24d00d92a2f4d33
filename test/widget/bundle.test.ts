import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Built, build } from "../../widget/build/build.ts";

let outDir: string;
let built: Built;

beforeAll(async () => {
	outDir = await mkdtemp(join(tmpdir(), "afterword-"));
	built = await build({ outDir });
});
afterAll(() => rm(outDir, { recursive: true }));

describe("the built embed", () => {
	test("costs a reader at most 10 kB, and all that a visitor can load in English at most 31 kB", () => {
		expect(built.sizes.firstView.gzip).toBeLessThanOrEqual(10_000);
		expect(built.sizes.everything.gzip).toBeLessThanOrEqual(31_300);
	});

	test("leaves out of that what is data: the names of emoji, of which nobody who types none loads any", () => {
		expect(built.sizes.data["emoji.json"]!.gzip).toBeLessThanOrEqual(12_500);
		expect(built.sizes.everything.files).not.toContain("emoji.json");
	});

	test("is two files to a reader: no chunk waits behind another", () => {
		expect(built.sizes.firstView.files).toEqual(["embed.js", expect.stringMatching(/^chunks\/thread-\w+\.js$/)]);
	});

	test("asks for one file more at a reader's first act, and for one to write: what they share is in the first view", async () => {
		const chunks = await readdir(join(outDir, "chunks"));
		expect(chunks.map((name) => name.replace(/-\w+\.js$/, ""))).toEqual([
			"lists",
			"proof",
			"reading",
			"spoken",
			"thread",
			"turnstile",
			"writing",
		]);
		const [lists, proof, reading, spoken, thread, turnstile, writing] = chunks;
		for (const apart of [lists, proof, spoken, turnstile]) expect(await importsOf(apart!)).toEqual([]);
		expect(await importsOf(thread!)).toEqual([]);
		expect(await importsOf(reading!)).toEqual([thread]);
		expect(await importsOf(writing!)).toEqual([thread, reading]);
	});

	test("has nothing in its first view but the widget and the contract: no library at all", () => {
		expect(built.firstViewInputs.filter((path) => !/^(widget|worker\/contract)\//.test(path))).toEqual([]);
		expect(built.firstViewInputs).not.toContain("worker/contract/schemas.ts");
	});

	test("holds nothing that a strict page refuses", async () => {
		for (const name of await readdir(join(outDir, "chunks"))) {
			const text = await readFile(join(outDir, "chunks", name), "utf8");
			expect(text).not.toMatch(/\beval\(|new Function|document\.write|insertAdjacentHTML|valibot/);
		}
	});

	test("imports only files that are there, under names they export", async () => {
		const names = await readdir(join(outDir, "chunks"));
		for (const name of names) {
			const text = await readFile(join(outDir, "chunks", name), "utf8");
			for (const [, list = "", from = ""] of text.matchAll(/import\{([^}]*)\}from"\.\/([^"]+)"/g)) {
				const [, exported = ""] = /export\{([^}]*)\}/.exec(await readFile(join(outDir, "chunks", from), "utf8")) ?? [];
				const given = exported.split(",").map((one) => one.split(" as ").at(-1));
				for (const taken of list.split(",")) expect(given).toContain(taken.split(" as ")[0]);
			}
			for (const [, file] of text.matchAll(/import\(["'`]\.\/([^"'`]+)["'`]\)/g)) expect(names).toContain(file);
		}
	});
});

test("the dashboard's first load takes at most 60 kB", () => {
	expect(built.sizes.dashboard.files).toContain("dashboard/main.js");
	expect(built.sizes.dashboard.gzip).toBeLessThanOrEqual(60_000);
});

/** The chunks that a chunk waits for. */
async function importsOf(name: string): Promise<string[]> {
	const text = await readFile(join(outDir, "chunks", name), "utf8");
	return [...text.matchAll(/(?:\bfrom|\bimport)"\.\/([^"]+)"/g)].map(([, from]) => from!);
}
