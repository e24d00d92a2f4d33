// The visitors' side of the browser tests: sites and threads of a test's own, host pages with a tag on them, and the
// parts of a thread as a person finds them.

import { createHmac, hkdfSync, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Frame, type Locator, type Page, type Route } from "@playwright/test";
import { root } from "../../../worker/cli/wrangler.ts";
import { pageKey } from "../../../worker/contract/page-key.ts";
import { newCommentId } from "../../../worker/domain/ids.ts";
import { api, pages, sql } from "../server.ts";

export type Settings = Record<string, string | number | boolean>;

/** A site that publishes at once, written to from the demo pages' origin. Its id is its own in the whole run. */
export function newSite(settings: Settings = {}): string {
	const id = `e2e-${randomUUID().slice(0, 13)}`;
	sql(
		"INSERT INTO sites (id, name, origins, settings, created_at) VALUES (?, ?, ?, ?, ?)",
		id,
		`Site ${id}`,
		JSON.stringify([pages()]),
		JSON.stringify({ mode: "publish", ...settings }),
		Date.now(),
	);
	return id;
}

export type Written = { text: string; name?: string; minutesAgo?: number; answers?: string };

/**
 * Puts visible comments into a thread as if they had been written there; gives their ids in the same order. Before its
 * page is first opened: the edge keeps what was answered for some seconds.
 */
export function fillThread(site: string, page: string, comments: Written[]): string[] {
	const author = randomUUID();
	const now = Date.now();
	const key = pageKey(page);
	sql("INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES (?, ?, 'Ada', 7, ?)", author, site, now);
	sql("INSERT OR IGNORE INTO threads (site_id, page_key, created_at) VALUES (?, ?, ?)", site, key, now);
	const ids: string[] = [];
	const rows = comments.map(({ text, name = "Ada", minutesAgo = 60, answers = null }, index) => {
		const at = now - minutesAgo * 60_000 + index;
		const id = newCommentId(at, answers ?? undefined);
		ids.push(id);
		return { id, text, name, at, parent: answers, body: JSON.stringify([["p", [text]]]) };
	});
	// Replies of replies are the product's business; a test writes those through it.
	sql(
		`INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, ancestors, author_id, author_name, author_avatar,
			text, body, markup_version, status, verdict, created_at)
		SELECT value ->> 'id', ?1, (SELECT id FROM threads WHERE site_id = ?1 AND page_key = ?2), value ->> 'parent',
			value ->> 'parent', iif(value ->> 'parent' IS NULL, '[]', json_array(value ->> 'parent')), ?3, value ->> 'name', 7,
			value ->> 'text', value ->> 'body', 1, 'visible', 'publish', value ->> 'at'
		FROM json_each(?4)`,
		site,
		key,
		author,
		JSON.stringify(rows),
	);
	return ids;
}

/** All comments of a site as the database has them, in the order of time. */
export function rowsOf(site: string): { text: string; status: string; author_name: string }[] {
	return sql("SELECT text, status, author_name FROM comments WHERE site_id = ? ORDER BY id", site) as never;
}

/** The strictest policy under which the widget must still work. */
export function strictPolicy(): string {
	const ours = `script-src ${api()}; connect-src ${api()} ${api().replace("http", "ws")}`;
	return `default-src 'none'; ${ours}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
}

export type HostPage = {
	body: string;
	head?: string;
	headers?: Record<string, string>;
	/** To serve in a second context what the first one serves already. */
	address?: string;
};

/** The tag an owner pastes, with attributes as they stand in it. */
export function tag(site: string, attributes = ""): string {
	return `<script type="module" src="${api()}/embed.js" data-site="${site}" ${attributes}></script>`;
}

let posts = 0;

/** Serves a host page of the test's own on the pages' origin; gives its address. */
export async function servePost(page: Page, host: HostPage): Promise<string> {
	const {
		body,
		head = "",
		headers = {},
		address = `${pages()}/post-${process.env.TEST_WORKER_INDEX}-${++posts}/`,
	} = host;
	const lead = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A post</title>
		<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>`;
	// What the test answers in a server's place is nowhere on the network, and only pages of this machine may ask the machine.
	await page.context().grantPermissions(["local-network-access"], { origin: pages() });
	await page
		.context()
		.route(address, (route: Route) =>
			route.fulfill({ contentType: "text/html; charset=utf-8", headers, body: `${lead}<body>${body}</body></html>` }),
		);
	return address;
}

/** A post with the tag below one paragraph, opened. Gives its address. */
export async function openPost(page: Page, site: string, options: { attributes?: string } = {}): Promise<string> {
	const address = await servePost(page, { body: `<p>A post.</p>${tag(site, options.attributes)}` });
	await page.goto(address);
	return address;
}

/** What a person sees of a thread. */
export function threadOn(page: Page | Frame, index = 0) {
	const root = page.locator("afterword-thread").nth(index);
	const button = (name: string | RegExp) => root.getByRole("button", { name, exact: typeof name === "string" });
	return {
		root,
		button,
		heading: root.locator("#heading"),
		box: root.getByRole("textbox", { name: "Write a comment" }),
		field: (name: "Name" | "E-mail" | "Website") => root.getByRole("textbox", { name: new RegExp(`^${name}`) }),
		remember: root.getByRole("checkbox", { name: "Remember me in this browser" }),
		post: root.getByRole("button", { name: /^(Post comment|Sending…|Wait \d+ seconds?)$/ }),
		alert: root.getByRole("alert").filter({ hasText: /./ }),
		live: root.locator("#live"),
		comments: root.locator("li.comment"),
		comment: (text: string) =>
			root.locator("li.comment").filter({ has: page.locator(":scope > .body", { hasText: text }) }),
	};
}

export type Thread = ReturnType<typeof threadOn>;

/** Types into the composer and, for somebody not known here yet, a name. */
export async function compose(thread: Thread, { text, name }: { text: string; name?: string }): Promise<void> {
	await thread.box.fill(text);
	await thread.post.waitFor();
	if (name) await thread.field("Name").fill(name);
}

export async function send(thread: Thread, words: { text: string; name?: string }): Promise<void> {
	await compose(thread, words);
	await thread.post.click();
}

/** The comment stands there by the server's word, no longer by the browser's alone. */
export async function expectPosted(thread: Thread, text: string): Promise<void> {
	await expect(thread.comment(text)).toHaveId(/^comment-[0-9A-Z]{26}$/);
}

/** Deletes an own comment for good, without the seconds in which it could be had back: as leaving the page does. */
export async function deleteForGood(comment: Locator): Promise<void> {
	await within(comment, "Delete").click();
	await comment.page().evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
}

/** Own buttons and forms of one comment, without those of the replies below it. */
export function within(comment: Locator, name: string | RegExp): Locator {
	const exact = typeof name === "string";
	return comment.locator(":scope > .actions, :scope > form, :scope > .quiet").getByRole("button", { name, exact });
}

/**
 * The forms of this page were opened a minute ago. Nothing is written in under two seconds by people, so the Worker
 * holds it, and a test that waited as long would prove no more.
 * @param form what else the form is to be told
 */
export async function takeTime(page: Page, form: { turnstile?: true } = {}): Promise<void> {
	await page.context().route(`${api()}/v1/sites/*/form?*`, async (route) => {
		const { pathname, searchParams } = new URL(route.request().url());
		const site = pathname.split("/")[3]!;
		const formToken = agedFormToken(site, searchParams.get("page")!);
		await route.fulfill({ json: { formToken, ...form }, headers: { "Access-Control-Allow-Origin": "*" } });
	});
}

/** As worker/http/form-token.ts signs it, with the local Worker's secret. */
export function agedFormToken(site: string, page: string): string {
	const [, secret = ""] = /^SECRET=(.*)$/m.exec(readFileSync(join(root, ".dev.vars"), "utf8")) ?? [];
	const key = Buffer.from(hkdfSync("sha256", secret, "", "afterword form", 32));
	const issued = (Date.now() - 60_000).toString(36);
	const signed = createHmac("sha256", key).update(JSON.stringify([site, page, issued]));
	return `${issued}.${signed.digest().subarray(0, 16).toString("base64url")}`;
}

/** Answers in the API's place with a problem, readable by the page as the Worker's own are. */
export function answerProblem(
	route: Route,
	problem: { status: number; code: string; retryAfter?: number },
): Promise<void> {
	return route.fulfill({
		status: problem.status,
		contentType: "application/problem+json",
		headers: { "Access-Control-Allow-Origin": "*" },
		body: JSON.stringify({ type: "about:blank", title: "As the test wants it", instance: "e2e", ...problem }),
	});
}

/** A point in time that the test decides about. */
export function gate(): { opened: Promise<void>; open: () => void } {
	const { promise, resolve } = Promise.withResolvers<void>();
	return { opened: promise, open: resolve };
}
