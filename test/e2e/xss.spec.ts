// Every text that tries to run a script, in every field, through the running product and into every place that shows it.
// Nothing may run, no policy may have to step in, and nothing may stand there but what is on the list.

import type { Page } from "@playwright/test";
import type { PreviewView, RecentView } from "../../worker/contract/wire.ts";
import { settingsOf } from "../../worker/domain/settings.ts";
import { xssCases } from "../domain/xss-cases.ts";
import { loaded } from "../domain/xss-fields.ts";
import { api, pages, sql } from "./server.ts";
import { approveIntoThreads, inBatches, joined, listWholeQueue } from "./support/grid.ts";
import { newHoldingSite, postJson, queueOn, signIn, writeComment } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { fillThread, newSite, servePost, strictPolicy, tag, threadOn } from "./support/visitor.ts";
import { callsOn, faultsOn, noteCalls } from "./support/xss.ts";

const payloads = [...new Set(xssCases().map(({ text }) => text))].filter((text) => text.trim() !== "");
const HOSTILE_NAME = `"><img src=x onerror="__ran=1">'<script>alert(1)</script>`;
const settings = { rootsPerPage: 50, maxLinks: 50 };

test.beforeEach(({ context }) => noteCalls(context));

async function expectHarmless(page: Page, selector: string): Promise<void> {
	expect(await faultsOn(page, selector)).toEqual([]);
	expect(await callsOn(page)).toEqual([]);
}

const SHARES = 4;
for (let share = 0; share < SHARES; share++) {
	test(`payloads in a comment's every field, in queue and page (${share + 1} of ${SHARES})`, async ({ page }) => {
		test.slow();
		const site = newHoldingSite(settings);
		sql("UPDATE sites SET name = ? WHERE id = ?", HOSTILE_NAME, site);
		const rules = { settings: settingsOf(settings), origins: [pages()] };
		const own = payloads.filter((_, index) => index % SHARES === share);
		await test.step("written", () =>
			inBatches(own, (text) => writeComment(site, { email: "a@nobody.example", ...loaded(text, rules) })));

		await test.step("in the queue", async () => {
			await listWholeQueue(page);
			await signIn(page, { at: `#/queue/${site}` });
			const { waiting } = queueOn(page);
			await expect(waiting).toHaveCount(own.length, { timeout: 30_000 });
			await expectHarmless(page, "#dashboard");
			expect(await page.locator("#dashboard").textContent()).not.toContain("nobody.example");
		});

		await test.step("as decided lines", async () => {
			await page.keyboard.type("a".repeat(5));
			await expect(page.locator(".decided")).toHaveCount(5);
			await expectHarmless(page, "#dashboard");
		});

		await test.step("on a page of another origin under the strictest policy", async () => {
			const count = approveIntoThreads(site, own.length);
			const threads = Array.from(
				{ length: count },
				(_, index) => `<afterword-thread site="${site}" page="/grid-${index}" load="eager"></afterword-thread>`,
			);
			const body = `<script type="module" src="${api()}/embed.js"></script>${threads.join("")}`;
			await page.goto(await servePost(page, { body, headers: { "Content-Security-Policy": strictPolicy() } }));
			await expect(page.locator("afterword-thread .body")).toHaveCount(own.length);
			await expectHarmless(page, "afterword-thread");
			expect(await page.locator("afterword-thread").allTextContents()).not.toContain("nobody.example");
		});
	});
}

test("payloads in a preview, typed one by one and all at once", async ({ page }) => {
	const site = newSite();
	const headers = { "Content-Security-Policy": strictPolicy() };
	await page.goto(await servePost(page, { body: tag(site), headers }));
	const { box, button, root } = threadOn(page);
	const preview = root.getByRole("region", { name: "Preview" });
	for (const text of payloads.slice(0, 12)) {
		await box.fill(text);
		await button("Preview").click();
		await expect(preview).not.toHaveText("Nothing to show yet.");
		await expectHarmless(page, "afterword-thread");
		await button("Hide preview").click();
	}
	const answers = await inBatches(joined(payloads), (text) =>
		postJson<PreviewView>(`/v1/sites/${site}/preview`, { text }),
	);
	const all = answers.flatMap(({ body }) => body);
	await page.route("**/preview", (route) =>
		route.fulfill({ json: { body: all, notes: [] }, headers: { "Access-Control-Allow-Origin": "*" } }),
	);
	await box.fill("all of them");
	await button("Preview").click();
	await expect(preview.locator(":scope > *")).toHaveCount(all.length);
	await expectHarmless(page, "afterword-thread");
});

test("payloads as names of sites, in the list, on a site's page and in the queue's filter", async ({ page }) => {
	const known = newSite();
	await signIn(page, { at: "#/sites" });
	const listed = await page.request.get(`${api()}/v1/moderation/sites`);
	const { sites } = (await listed.json()) as { sites: { id: string; name: string }[] };
	const site = sites.find(({ id }) => id === known)!;
	const named = payloads.map((text, index) => ({ ...site, id: `grid-${index}`, name: text.slice(0, 80) }));
	// Through the wire only: a thousand sites would be in the way of everybody else's tests.
	await page.route("**/v1/moderation/sites", (route) => route.fulfill({ json: { sites: named } }));
	await page.reload();
	await expect(page.locator(".sites > li")).toHaveCount(named.length);
	await expectHarmless(page, "#dashboard");
	await page.goto(`${api()}/dashboard/#/sites/grid-1`);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(named[1]!.name);
	await expectHarmless(page, "#dashboard");
	await page.goto(`${api()}/dashboard/#/queue`);
	await expect(page.getByRole("combobox", { name: "Site", exact: true }).getByRole("option")).toHaveCount(
		named.length + 1,
	);
	await expectHarmless(page, "#dashboard");
});

test("payloads as the names of pages, in a list of recent comments on a page of the site", async ({ page }) => {
	const site = newSite();
	const names = ["javascript:__ran=1//", "JaVaScRiPt:__ran=1", "data:text/html,x", ...payloads.slice(0, 16)];
	for (const [index, name] of names.entries()) {
		fillThread(site, `/recent-${index}`, [{ text: name }]);
		sql(
			"UPDATE threads SET page_key = ?, title = ? WHERE site_id = ? AND page_key = ?",
			name,
			name,
			site,
			`/recent-${index}`,
		);
	}
	// As a table that is older than the rules for addresses may hold them.
	sql("UPDATE threads SET url = page_key WHERE site_id = ? AND page_key LIKE 'javascript:%'", site);
	const body = `<afterword-recent site="${site}" limit="20"></afterword-recent>${tag(site)}`;
	await page.goto(await servePost(page, { body }));
	const links = page.locator("afterword-recent a");
	await expect(links).toHaveCount(names.length);
	expect((await faultsOn(page, "afterword-recent")).filter((fault) => !/^(p style|rel of)/.test(fault))).toEqual([]);
	expect(await callsOn(page)).toEqual([]);
	for (const link of await links.all())
		await expect(link).toHaveAttribute("href", new RegExp(`^${api()}/v1/sites/${site}/`));
	// And where somebody else answers in the API's place.
	await page.route("**/recent?*", async (route) => {
		const { comments } = (await (await route.fetch()).json()) as RecentView;
		const hostile = comments.map((comment) => ({ ...comment, url: "javascript:__ran=1" }));
		await route.fulfill({ json: { comments: hostile }, headers: { "Access-Control-Allow-Origin": "*" } });
	});
	await page.reload();
	await expect(links).toHaveCount(names.length);
	await expect(page.locator("afterword-recent a[href]")).toHaveCount(0);
	expect(await callsOn(page)).toEqual([]);
});

test("answers of the API opened as documents run nothing", async ({ page }) => {
	const site = newHoldingSite();
	sql("UPDATE sites SET name = ? WHERE id = ?", HOSTILE_NAME, site);
	await writeComment(site, { text: HOSTILE_NAME, name: "<svg onload=__ran=1>", page: HOSTILE_NAME });
	sql("UPDATE comments SET status = 'visible' WHERE site_id = ?", site);
	const hostile = encodeURIComponent(HOSTILE_NAME);
	for (const path of [
		`/openapi.json?${hostile}#${hostile}`,
		`/v1/sites/${site}/thread?page=${hostile}`,
		`/v1/sites/${site}/counts?page=${hostile}`,
		`/v1/sites/${hostile}/thread?page=x`,
		`/v1/${hostile}`,
		`/v1/moderation/queue?site=${hostile}`,
	]) {
		const response = await page.goto(api() + path);
		expect(response!.headers()["content-type"], path).toMatch(/^application\/(problem\+)?json/);
		expect(response!.headers()["x-content-type-options"], path).toBe("nosniff");
		expect(await page.locator("script, img, svg, iframe").count(), path).toBe(0);
		expect(await callsOn(page), path).toEqual([]);
	}
});

test("the grid can fail: what is put on a page by hand is found", async ({ page }) => {
	const site = newSite();
	const id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
	const comment = {
		id,
		parentId: null,
		status: "visible",
		author: { name: "Ada", avatar: 1 },
		body: [["p", ["words"]]],
		createdAt: 1,
		replyCount: 0,
	};
	await page.route(`${api()}/v1/sites/${site}/thread?**`, async (route) => {
		const thread = await (await route.fetch()).json();
		await route.fulfill({ json: { ...thread, comments: [comment] }, headers: { "Access-Control-Allow-Origin": "*" } });
	});
	await page.goto(await servePost(page, { body: tag(site) }));
	await threadOn(page).comments.waitFor();
	await expectHarmless(page, "afterword-thread");
	await page.locator("afterword-thread .body").evaluate((body) => {
		const add = (tag: string, attributes: Record<string, string>, parent: Element = body) => {
			const element = document.createElement(tag);
			for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
			parent.append(element);
			return element;
		};
		add("img", { src: "x", onerror: "__ran = 1" });
		add("a", { href: "javascript:alert(1)" });
		add("a", { href: "https://example.com/", rel: "noopener" });
		add("p", { id: "x" });
		add("input", { name: "attributes" }, add("form", { onclick: "alert(1)" }));
		add("div", { style: "position: fixed" }, body.parentElement!);
	});
	await expect.poll(() => callsOn(page)).toEqual(["__ran"]);
	expect(await faultsOn(page, "afterword-thread")).toEqual([
		"<img>",
		"img src",
		"img onerror",
		"href javascript:alert(1)",
		"rel of javascript:alert(1)",
		"rel of https://example.com/",
		"p id",
		"<form>",
		"form onclick",
		"<input>",
		"input name",
		"div style",
	]);
});
