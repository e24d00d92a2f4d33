// The pages the widget has to live on: strict, hostile, changing. It works there, looks the same, and never throws.

import type { Page } from "@playwright/test";
import { api, pages } from "./server.ts";
import { expect, test } from "./support/test.ts";
import {
	compose,
	deleteForGood,
	expectPosted,
	fillThread,
	newSite,
	send,
	servePost,
	tag,
	takeTime,
	threadOn,
	within,
} from "./support/visitor.ts";

test.beforeEach(({ page }) => takeTime(page));

for (const { kind, path } of [
	{ kind: "under the strictest policy with Trusted Types", path: "/csp/" },
	{ kind: "beside hostile styles and scripts", path: "/hostile/" },
]) {
	test(`${kind} people read, preview, write, reply, edit and delete`, async ({ page, context }) => {
		await page.goto(pages() + path);
		await readAndWrite(page);
		// Nothing of the API's site was kept, and its cookies are blocked in any case.
		expect(await context.cookies()).toEqual([]);
		if (path === "/hostile/") await expect(page.locator("#errors")).toHaveText("0");
	});
}

test("beside frozen prototypes people read, preview, write, reply, edit and delete", async ({ page }) => {
	const freeze =
		"for (const kind of [Object, Array, Function, String, Promise, Map, Set]) Object.freeze(kind.prototype);";
	const body = `<script>${freeze}</script><p>A post.</p>${tag(newSite())}`;
	await page.goto(await servePost(page, { body }));
	await readAndWrite(page);
});

test("a reset that spares nothing and a root font of 30 px change no part of the thread", async ({ page }) => {
	const site = newSite();
	const reset = "* { all: unset !important } :root { font-size: 30px !important } div, p { color: red !important }";
	const look: unknown[] = [];
	for (const style of ["", `<style>${reset}</style>`]) {
		await page.goto(await servePost(page, { head: style, body: tag(site, 'data-page="/looks/" data-load="eager"') }));
		const thread = threadOn(page);
		if (!style) {
			await expect(thread.heading).toBeVisible();
			await send(thread, { text: "> quoted\n\n`code` and https://example.com", name: "Ada" });
			await expect(thread.comments).toHaveId(/^comment-[0-9A-Z]{26}$/);
			await page.reload();
		}
		await thread.box.focus();
		await expect(thread.post).toBeVisible();
		await thread.button("Change").click();
		await expect(thread.field("Name")).toBeVisible();
		look.push(await looksOf(page));
	}
	expect(Object.keys(look[0] as object)).toHaveLength(PARTS.length);
	expect(look[1]).toEqual(look[0]);
});

test("an application inserts, moves, changes and removes threads", async ({ page }) => {
	await page.goto(`${pages()}/spa/`);
	const thread = threadOn(page);
	await expect(thread.heading).toBeVisible();
	await compose(thread, { text: "Half a thou" });
	await page.getByRole("button", { name: "Move the thread" }).click();
	await expect(thread.box).toHaveValue("Half a thou");
	await expect(thread.heading).toBeVisible();

	await page.getByRole("button", { name: "Take it out" }).click();
	await expect(thread.root).toHaveCount(0);
	await page.getByRole("button", { name: "Put it back" }).click();
	await expect(thread.box).toHaveValue("Half a thou");

	await page.getByRole("link", { name: "A Short History of Salt" }).click();
	await expect(thread.heading).toBeVisible();
	await expect(thread.box).toHaveValue("");

	await page.getByRole("link", { name: "Two at once" }).click();
	await expect(page.locator("afterword-thread")).toHaveCount(2);
	const [left, right] = [threadOn(page, 0), threadOn(page, 1)];
	await expect(left.box).toHaveValue("Half a thou");
	await compose(right, { text: "On the right" });
	await expect(left.box).toHaveValue("Half a thou");
	await send(left, { text: "On the left", name: "Ada" });
	await expectPosted(left, "On the left");
	await expect(right.comment("On the left")).toHaveCount(0);

	const moved = fillThread("demo", "/books/changed/", [{ text: "Of another page" }]);
	await right.root.evaluate((element) => element.setAttribute("page", "/books/changed/"));
	await expect(right.comment("Of another page")).toHaveAttribute("id", `comment-${moved[0]}`);
	await right.root.evaluate((element) => {
		element.setAttribute("lang", "ar");
		element.setAttribute("theme", "dark");
	});
	await expect(right.root.locator("[dir=rtl]")).toHaveCount(1);
	await expect(right.comment("Of another page")).toBeVisible();
});

test("two tags on a page are two threads, and a tag that arrives later is one more", async ({ page }) => {
	const [one, two] = [newSite(), newSite()];
	const body = `<section>${tag(one)}</section><section>${tag(two, 'data-page="/two/"')}</section>`;
	await page.goto(await servePost(page, { body }));
	await expect(page.locator("section > afterword-thread")).toHaveCount(2);
	await send(threadOn(page, 1), { text: "In the second", name: "Ada" });
	await expectPosted(threadOn(page, 1), "In the second");
	await expect(threadOn(page, 0).heading).toHaveText("No comments yet");

	await page.evaluate((site) => {
		const first = document.querySelector<HTMLScriptElement>("script[data-site]")!;
		const late = Object.assign(document.createElement("script"), { type: "module", src: first.src });
		late.dataset.site = site;
		late.dataset.page = "/three/";
		document.body.append(late);
	}, one);
	await expect(page.locator("afterword-thread")).toHaveCount(3);
	await expect(threadOn(page, 2).heading).toHaveText("No comments yet");
});

test("a copy of embed.js from before a release shows the new release's thread, and goes where the address points", async ({
	page,
	trouble,
}) => {
	// What is not there may not be read by other origins either.
	trouble.expect(/thread-before\.js/);
	const site = newSite();
	const address = await servePost(page, { body: `<p>A post.</p>${tag(site)}` });
	const [wanted] = fillThread(site, address, [{ text: "Still found" }]);
	// Its chunk is gone; a fresh copy, which is asked for by another address, names the one that is there.
	await page.route(`${api()}/embed.js`, async (route) => {
		const response = await route.fetch();
		const body = (await response.text())
			.replace(/chunks\/thread-\w+/, "chunks/thread-before")
			.replace(/fragmentOf/g, "before");
		await route.fulfill({ response, body });
	});
	await page.goto(`${address}#comment-${wanted}`);
	await expect(threadOn(page).root.locator(`#comment-${wanted}`)).toBeFocused();
});

/** All a visitor can do, on the page that is open. */
async function readAndWrite(page: Page): Promise<void> {
	const thread = threadOn(page);
	await expect(thread.heading).toBeVisible();
	await compose(thread, { text: "It *works* here", name: "Ada" });
	await thread.button("Preview").click();
	await expect(thread.root.getByRole("region", { name: "Preview" }).locator("em")).toHaveText("works");
	await thread.post.click();
	await expectPosted(thread, "It works here");

	const own = thread.comment("It works here");
	await own.getByRole("button", { name: "Reply to Ada" }).click();
	await thread.root.getByRole("textbox", { name: "Reply to Ada" }).fill("So it does");
	await thread.button("Post reply").click();
	await expectPosted(thread, "So it does");

	await within(own, "Edit").click();
	await thread.root.getByRole("textbox", { name: "Change your comment" }).fill("It works here too");
	await thread.button("Save").click();
	await expect(thread.comment("It works here too")).toContainText("edited");

	await page.reload();
	await expect(thread.comment("So it does")).toBeVisible();
	for (const text of ["So it does", "It works here too"]) {
		await deleteForGood(thread.comment(text));
		await expect(thread.comment(text)).toHaveCount(0);
	}
}

const PARTS = [
	".thread",
	"h2",
	"textarea",
	".fields label",
	".fields input",
	".remember input",
	".primary",
	".buttons button:not(.primary)",
	".comment",
	".byline",
	".author",
	".when",
	".avatar",
	".body",
	".body p",
	".body a",
	"blockquote",
	"code",
	".actions button",
];

const LOOKS = [
	"display",
	"position",
	"color",
	"background-color",
	"border",
	"margin",
	"padding",
	"height",
	"font",
	"letter-spacing",
	"text-transform",
	"text-decoration-line",
	"cursor",
	"transform",
	"outline-style",
	"visibility",
];

/** What the browser makes of each part's styles. Not its width: that is the page's to give. */
function looksOf(page: Page): Promise<Record<string, Record<string, string>>> {
	return page.locator("afterword-thread").evaluate(
		(host, { parts, looks }) => {
			const found = parts.map((part) => [part, host.shadowRoot!.querySelector(part)] as const);
			return Object.fromEntries(
				found.flatMap(([part, element]) => {
					if (!element) return [];
					const style = getComputedStyle(element);
					return [[part, Object.fromEntries(looks.map((look) => [look, style.getPropertyValue(look)]))]];
				}),
			);
		},
		{ parts: PARTS, looks: LOOKS },
	);
}
