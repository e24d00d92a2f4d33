// The widget for everybody: axe has nothing to say in any state, the keyboard reaches everything and is never lost, and
// nothing is cut off on a narrow or enlarged page.

import type { Page } from "@playwright/test";
import { pages, sql } from "./server.ts";
import { expectNoBarrier } from "./support/barriers.ts";
import { expect, test } from "./support/test.ts";
import {
	answerProblem,
	compose,
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

test("nothing is in anybody's way while a first comment is written, waits, and is changed", async ({ page }) => {
	test.slow();
	await openArticle(page, newSite({ mode: "hold-all", textMax: 50 }));
	const thread = threadOn(page);
	await expect(thread.heading).toHaveText("No comments yet");
	await expectNoBarrier(page, "empty");

	await compose(thread, { text: "x".repeat(51) });
	await expectNoBarrier(page, "composer open");

	await thread.field("E-mail").fill("nothing like it");
	await thread.post.click();
	await expect(thread.box).toHaveAccessibleDescription(/At most 50/);
	await expectNoBarrier(page, "issues beside their fields");

	await thread.box.fill("*Some* words of `mine`");
	await thread.button("Preview").click();
	await expect(thread.root.getByRole("region", { name: "Preview" })).toBeVisible();
	await expectNoBarrier(page, "preview");

	await thread.field("Name").fill("Ada");
	await thread.field("E-mail").fill("");
	await thread.post.click();
	await expect(thread.comments).toContainText("Waiting for approval");
	await expectNoBarrier(page, "own comment waiting");

	await within(thread.comments, "Edit").click();
	await expectNoBarrier(page, "edit");
	await thread.button("Cancel").click();
	await within(thread.comments, "Delete").click();
	await expectNoBarrier(page, "delete");
});

test("nothing is in anybody's way in a thread, a reply, a refusal, and where nothing can be read or written", async ({
	page,
}) => {
	test.slow();
	await page.goto(`${pages()}/the-piano-tuner/`);
	const thread = threadOn(page);
	await thread.root.scrollIntoViewIfNeeded();
	await expect(thread.comments).not.toHaveCount(0);
	await thread.button("Like").waitFor();
	await expectNoBarrier(page, "thread");
	await thread.root
		.getByRole("button", { name: /^React to/ })
		.first()
		.click();
	await expectNoBarrier(page, "reactions");
	await thread.root
		.getByRole("button", { name: /^More about/ })
		.first()
		.click();
	await expectNoBarrier(page, "menu");
	await thread.button("Report").click();
	await expectNoBarrier(page, "report");
	await thread.button("Cancel").click();
	await thread.root
		.getByRole("button", { name: /^Reply to/ })
		.first()
		.click();
	await expect(thread.button("Post reply")).toBeVisible();
	await expectNoBarrier(page, "reply");

	const site = newSite();
	await page.route("**/v1/sites/*/comments", (route) => answerProblem(route, { status: 500, code: "internal" }));
	const address = await openArticle(page, site);
	await send(thread, { text: "Given back", name: "Ada" });
	await expect(thread.alert).toBeVisible();
	await expectNoBarrier(page, "refusal");

	fillThread(site, address, [{ text: "Said in time" }]);
	sql("UPDATE threads SET is_closed = 1 WHERE site_id = ?", site);
	// The edge keeps the empty answer for a while; another order is another answer.
	await page.goto(await serveArticle(page, site, `data-page="${address}" data-sort="oldest"`));
	await expect(thread.root.getByText("Comments closed just now")).toBeVisible();
	await expectNoBarrier(page, "closed");

	await page.route("**/v1/sites/*/thread?*", (route) => route.abort("internetdisconnected"));
	await page.reload();
	await expect(thread.alert).toBeVisible();
	await expectNoBarrier(page, "offline");
});

test("the keyboard alone reads on, writes, replies, edits and deletes", async ({ page }) => {
	const site = newSite({ rootsPerPage: 5 });
	const address = await servePost(page, { body: `<p><a href="#">Before</a></p>${tag(site)}` });
	fillThread(
		site,
		address,
		Array.from({ length: 7 }, (_, index) => ({ text: `Comment ${index}`, name: `Person ${index}` })),
	);
	await page.goto(address);
	const thread = threadOn(page);
	const press = (key: string) => page.keyboard.press(key);
	await expect(thread.heading).toHaveText("7 comments");

	// Who comes near has all that readers have.
	await page.getByRole("link", { name: "Before" }).focus();
	await thread.button("Like").waitFor();
	for (const next of [thread.button("Like"), thread.root.getByRole("combobox", { name: "Order" }), thread.box]) {
		await press("Tab");
		await expect(next).toBeFocused();
	}
	await expect(thread.post).toBeVisible();
	for (const next of [
		thread.button("Bold"),
		thread.field("Name"),
		thread.field("E-mail"),
		thread.field("Website"),
		thread.remember,
		thread.post,
		thread.button("Preview"),
		thread.comment("Comment 6").locator("a.when"),
		thread.button("Reply to Person 6"),
		thread.button("React to Person 6"),
		thread.button("More about the comment by Person 6"),
	]) {
		await press("Tab");
		await expect(next).toBeFocused();
	}
	await press("Enter");
	await expect(thread.button("Copy link")).toBeFocused();
	for (const next of [thread.button("Mute Person 6"), thread.button("Report")]) {
		await press("Tab");
		await expect(next).toBeFocused();
	}
	await press("Enter");
	await expect(thread.root.getByRole("combobox", { name: "What is wrong with it?" })).toBeFocused();
	await press("Escape");
	await expect(thread.button("More about the comment by Person 6")).toBeFocused();
	await press("Shift+Tab");
	await press("Enter");
	await expect(thread.button("👍")).toBeFocused();
	await press("Enter");
	await expect(thread.button("👍 1")).toHaveAttribute("aria-pressed", "true");
	await expect(thread.button("React to Person 6")).toBeFocused();
	await press("Tab");
	await press("Tab");
	await expect(thread.comment("Comment 5").locator("a.when")).toBeFocused();

	await thread.button("Load more comments").focus();
	await press("Enter");
	await expect(thread.comment("Comment 1")).toBeFocused();

	await press("Tab");
	await press("Tab");
	await expect(thread.button("Reply to Person 1")).toBeFocused();
	await press("Enter");
	await expect(thread.root.getByRole("textbox", { name: "Reply to Person 1" })).toBeFocused();
	await press("Escape");
	await expect(thread.button("Reply to Person 1")).toBeFocused();
	await press("Enter");
	await page.keyboard.type("By keyboard");
	// Past the tools, which are one stop.
	await press("Tab");
	await press("Tab");
	await page.keyboard.type("Ada");
	await press("Control+Enter");
	await expectPosted(thread, "By keyboard");
	await expect(thread.comment("By keyboard")).toBeFocused();

	for (let step = 0; step < 3; step++) await press("Tab");
	await expect(within(thread.comment("By keyboard"), "Edit")).toBeFocused();
	await press("Enter");
	await expect(thread.root.getByRole("textbox", { name: "Change your comment" })).toBeFocused();
	await press("Escape");
	await expect(within(thread.comment("By keyboard"), "Edit")).toBeFocused();
	await press("Tab");
	await press("Enter");
	await expect(thread.button("Undo")).toBeFocused();
	await press("Enter");
	await expect(within(thread.comment("By keyboard"), "Delete")).toBeFocused();
});

test("at 320 pixels, and enlarged to 200 %, nothing is cut off and every button can be hit", async ({ page }) => {
	const site = newSite();
	const long = `A${"very".repeat(60)}long word and https://example.com/${"path/".repeat(40)}`;
	const address = await serveArticle(page, site);
	const [root] = fillThread(site, address, [{ text: long, name: "N".repeat(50) }]);
	fillThread(site, address, [{ text: long, answers: root! }]);
	await page.goto(address);
	const thread = threadOn(page);
	await send(thread, { text: `${long}\n\n\`\`\`\n${"code ".repeat(60)}\n\`\`\``, name: "Ada" });
	await expect(thread.live).toHaveText("Your comment is posted.");
	await within(thread.comments.first(), "Edit").click();
	await expect(thread.box, "is not pulled out of the page's column").toHaveCSS("resize", "vertical");
	await thread.root
		.getByRole("button", { name: /^Reply to N/ })
		.first()
		.waitFor();
	for (const width of [320, 640]) {
		await page.setViewportSize({ width, height: 600 });
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0);
		const small = await thread.root.evaluate((host) =>
			[
				...host.shadowRoot!.querySelectorAll(
					"button, input:not([tabindex='-1']), textarea, label:has(> [type=checkbox])",
				),
			]
				.filter((element) => !element.matches("label input"))
				.map((element) => ({ name: element.textContent, ...element.getBoundingClientRect().toJSON() }))
				.filter(({ width, height }) => width > 0 && (width < 24 || height < 24)),
		);
		expect(small, `at ${width} px`).toEqual([]);
	}
});

test("forced colours leave edges to see, and nothing moves by itself", async ({ page }) => {
	await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
	const site = newSite();
	const address = await serveArticle(page, site);
	fillThread(site, address, [{ text: "A comment" }]);
	await page.goto(address);
	const thread = threadOn(page);
	await compose(thread, { text: "Some words" });
	const edges = await thread.root.evaluate((host) =>
		["textarea", ".fields input", ".primary", ".avatar"].map((part) => {
			const style = getComputedStyle(host.shadowRoot!.querySelector(part)!);
			return { part, width: style.borderTopWidth, isSeen: style.borderTopColor !== style.backgroundColor };
		}),
	);
	for (const { part, width, isSeen } of edges)
		expect({ part, width, isSeen }).toEqual({ part, width: "1px", isSeen: true });
	await thread.post.focus();
	expect(await thread.post.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe("solid");
	expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
	const smooth = await thread.root.evaluate((host) =>
		[...host.shadowRoot!.querySelectorAll("*")].filter((element) => {
			const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
			// What takes a millisecond nobody sees: it tells the widget that the page's colours changed.
			return Number.parseFloat(transitionDuration) > 0.001 || animationName !== "none" || scrollBehavior === "smooth";
		}),
	);
	expect(smooth).toEqual([]);

	await thread.button("Like").click();
	await expect(thread.button("Like")).toHaveAttribute("aria-pressed", "true");
	// As the system says: its words on its ground, which alone are sure to be read.
	const pressed = await thread.button("Like").evaluate((button) => {
		const system = button.appendChild(document.createElement("span"));
		system.style.cssText = "color: HighlightText; background: Highlight";
		const [is, wanted] = [button, system]
			.map((one) => getComputedStyle(one))
			.map((style) => [style.color, style.backgroundColor]);
		system.remove();
		return { is, wanted };
	});
	expect(pressed.is).toEqual(pressed.wanted);
});

/** A page that has nothing of its own for axe to find fault with. Gives its address. */
function serveArticle(page: Page, site: string, attributes?: string): Promise<string> {
	const body = `<main><h1>A post</h1><p>With a thread below.</p>${tag(site, attributes)}</main>`;
	return servePost(page, {
		head: "<style>:root { color-scheme: light dark; background: Canvas; color: CanvasText }</style>",
		body,
	});
}

async function openArticle(page: Page, site: string): Promise<string> {
	const address = await serveArticle(page, site);
	await page.goto(address);
	return address;
}
