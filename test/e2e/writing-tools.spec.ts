// The tools for writing: the bar and its keys, what pasting and typing a name do, quoting, and the preview that follows the
// text. Whatever they change, the browser's own undo takes back.

import type { Locator, Page } from "@playwright/test";
import { expectNoBarrier } from "./support/barriers.ts";
import { expect, test } from "./support/test.ts";
import {
	answerProblem,
	compose,
	expectPosted,
	fillThread,
	newSite,
	openPost,
	rowsOf,
	send,
	servePost,
	strictPolicy,
	tag,
	takeTime,
	threadOn,
	within,
} from "./support/visitor.ts";

test.beforeEach(({ page }) => takeTime(page));

/** The names of the tools, what each makes of "word", and the keys for it. */
const TOOLS = [
	{ name: "Bold", made: "**word**", keys: "Control+B" },
	{ name: "Italic", made: "*word*", keys: "Control+I" },
	{ name: "Link", made: "[word](https://)", keys: "Control+K" },
	{ name: "Quote", made: "> word", keys: "Control+Shift+9" },
	{ name: "Code", made: "`word`", keys: "Control+E" },
	{ name: "List", made: "- word", keys: "Control+Shift+8" },
];

type Keys = { key: string; code: string; ctrlKey?: boolean; altKey?: boolean };

function selectAll(box: Locator): Promise<void> {
	return box.evaluate((element: HTMLTextAreaElement) => element.select());
}

/** What is selected in a box. */
function selectedIn(box: Locator): Promise<string> {
	return box.evaluate((element: HTMLTextAreaElement) =>
		element.value.slice(element.selectionStart, element.selectionEnd),
	);
}

/** Copies a text out of a field of the host page and pastes it into the box, as a person does. */
async function paste(page: Page, box: Locator, text: string): Promise<void> {
	const selection = await box.evaluate((element: HTMLTextAreaElement) => [
		element.selectionStart,
		element.selectionEnd,
	]);
	const field = page.getByRole("textbox", { name: "Elsewhere" });
	await field.fill(text);
	await field.press("Control+A");
	await page.keyboard.press("Control+C");
	await box.focus();
	await box.evaluate(
		(element: HTMLTextAreaElement, [start, end]) => element.setSelectionRange(start!, end!),
		selection,
	);
	await page.keyboard.press("Control+V");
}

test("each tool of the bar changes what is selected, by its button and by its keys, and undo takes it back", async ({
	page,
}) => {
	await openPost(page, newSite());
	const thread = threadOn(page);
	const { box } = thread;
	await compose(thread, { text: "word" });
	for (const { name, made, keys } of TOOLS) {
		const button = thread.button(name);
		await expect(button).toHaveAttribute("aria-keyshortcuts", keys);
		await expect(button).toHaveAttribute("title", `${name} (${keys.replace("Control", "Ctrl")})`);
		for (const use of [() => button.click(), () => page.keyboard.press(keys)]) {
			await box.focus();
			await selectAll(box);
			await use();
			await expect(box, name).toHaveValue(made);
			await expect(box).toBeFocused();
			expect(await selectedIn(box)).toBe(name === "Link" ? "https://" : /Quote|List/.test(name) ? made : "word");
			await page.keyboard.press("Control+Z");
			await expect(box, name).toHaveValue("word");
		}
	}
	await selectAll(box);
	await page.keyboard.press("Control+B");
	await page.keyboard.press("Control+I");
	await expect(box).toHaveValue("***word***");
	await page.keyboard.press("Control+B");
	await page.keyboard.press("Control+I");
	await expect(box).toHaveValue("word");
	// What a tool did is kept like what is typed.
	await page.keyboard.press("Control+B");
	await page.reload();
	await expect(box).toHaveValue("**word**");
});

test("the keys of the tools are where they are on a keyboard of another script, and are nobody else's", async ({
	page,
}) => {
	await openPost(page, newSite());
	const thread = threadOn(page);
	const { box } = thread;
	await compose(thread, { text: "слово" });
	const press = (init: Keys) =>
		box.evaluate((element, given) => {
			const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, composed: true, ...given });
			return element.dispatchEvent(event);
		}, init);
	await selectAll(box);
	expect(await press({ key: "и", code: "KeyB", ctrlKey: true })).toBe(false);
	await expect(box).toHaveValue("**слово**");
	// AltGr is Ctrl and Alt to some browsers, and writes letters.
	expect(await press({ key: "b", code: "KeyB", ctrlKey: true, altKey: true })).toBe(true);
	expect(await press({ key: "x", code: "KeyB", ctrlKey: true })).toBe(true);
	expect(await press({ key: '"', code: "Digit3", ctrlKey: true })).toBe(true);
	expect(await press({ key: "b", code: "KeyB" })).toBe(true);
	await expect(box).toHaveValue("**слово**");
});

test("the bar is one stop of the keyboard, walked by arrows, and the other way round on a page from right to left", async ({
	page,
}) => {
	const headers = { "Access-Control-Allow-Origin": "*" };
	await page.route("**/locale/ar.*", (route) => route.fulfill({ json: { dir: "rtl" }, headers }));
	for (const [lang, onward] of [
		["en", "ArrowRight"],
		["ar", "ArrowLeft"],
	] as const) {
		await openPost(page, newSite(), { attributes: `data-lang="${lang}"` });
		const thread = threadOn(page);
		const bar = thread.root.getByRole("toolbar");
		const buttons = bar.getByRole("button");
		await thread.root.getByRole("textbox").first().click();
		await expect(buttons).toHaveCount(6);
		await page.keyboard.press("Tab");
		await expect(buttons.nth(0)).toBeFocused();
		await page.keyboard.press(onward);
		await page.keyboard.press(onward);
		await expect(buttons.nth(2)).toBeFocused();
		await page.keyboard.press(onward === "ArrowRight" ? "ArrowLeft" : "ArrowRight");
		await expect(buttons.nth(1)).toBeFocused();
		await page.keyboard.press("Tab");
		await expect(bar.locator(":focus")).toHaveCount(0);
		await page.keyboard.press("Shift+Tab");
		await expect(buttons.nth(1)).toBeFocused();
		await page.keyboard.press("Enter");
		await expect(thread.root.getByRole("textbox").first()).toHaveValue("**");
		await expect(thread.root.getByRole("textbox").first()).toBeFocused();
	}
});

test("an address pasted over words is a link, and pasted anywhere else is an address", async ({ page }) => {
	await page.goto(await servePost(page, { body: `<input aria-label="Elsewhere">${tag(newSite())}` }));
	const thread = threadOn(page);
	const { box } = thread;
	await compose(thread, { text: "here" });
	await selectAll(box);
	await paste(page, box, " https://example.com/a ");
	await expect(box).toHaveValue("[here](https://example.com/a)");
	await page.keyboard.press("Control+Z");
	await expect(box).toHaveValue("here");

	await selectAll(box);
	await page.keyboard.press("Control+K");
	await paste(page, box, "https://example.com/b");
	await expect(box).toHaveValue("[here](https://example.com/b)");
	await selectAll(box);
	await paste(page, box, "no address");
	await expect(box).toHaveValue("no address");
});

test("somebody in the thread is named by keyboard alone", async ({ page }) => {
	const site = newSite();
	const address = await servePost(page, { body: `<p><a href="#">Before</a></p>${tag(site)}` });
	fillThread(site, address, [
		{ text: "One", name: "Ada Lovelace" },
		{ text: "Two", name: "أحمد" },
		{ text: "Three", name: "Ada Lovelace" },
		{ text: "Four", name: "Adán" },
	]);
	await page.goto(address);
	const thread = threadOn(page);
	const { box } = thread;
	const choices = thread.root.locator(".choices").getByRole("button");
	const press = (key: string) => page.keyboard.press(key);
	await page.getByRole("link", { name: "Before" }).focus();
	await thread.heading.waitFor();
	await box.focus();
	await expect(thread.post).toBeVisible();

	await page.keyboard.type("Hello @ad");
	await expect(choices).toHaveText(["@Adán", "@Ada Lovelace"]);
	await expect(thread.root.locator("#live")).toHaveText("Suggestions: @Adán, @Ada Lovelace");
	await press("ArrowDown");
	await expect(choices.first()).toBeFocused();
	await press("ArrowRight");
	await expect(choices.last()).toBeFocused();
	await press("Escape");
	await expect(box).toBeFocused();
	await press("ArrowDown");
	await press("ArrowRight");
	await press("Enter");
	await expect(box).toHaveValue("Hello @Ada Lovelace ");
	await expect(box).toBeFocused();
	await expect(choices).toHaveCount(0);
	await expect(thread.button("Bold")).toBeVisible();

	for (const key of ["Enter", "Tab"]) {
		await page.keyboard.type("@أح");
		await expect(choices).toHaveText(["@أحمد"]);
		await press(key);
		await expect(box).toHaveValue(/@أحمد $/);
		await expect(box).toBeFocused();
	}
	await page.keyboard.type("and @ad");
	await expect(choices).toHaveCount(2);
	await press("Escape");
	await expect(choices).toHaveCount(0);
	await press("Enter");
	await expect(box).toHaveValue(/and @ad\n$/);
	await page.keyboard.type("me@example.com @nobody");
	await expect(choices).toHaveCount(0);

	// Away from the name its keys are those of the box.
	await press("Enter");
	await page.keyboard.type("@a");
	await expect(choices).not.toHaveCount(0);
	await press("Home");
	await press("Enter");
	await expect(choices).toHaveCount(0);
	await expect(box).toHaveValue(/\n\n@a$/);

	await press("End");
	await page.keyboard.type("d");
	await expect(choices).not.toHaveCount(0);
	await press("Shift+Tab");
	await expect(choices).toHaveCount(0);
});

test("a name is chosen with the mouse, and in a reply's and an edit's box too", async ({ page }) => {
	const site = newSite();
	await openPost(page, site);
	const thread = threadOn(page);
	await send(thread, { text: "Mine", name: "Grace" });
	await expectPosted(thread, "Mine");
	await thread.button("Reply to Grace").click();
	const reply = thread.root.getByRole("textbox", { name: "Reply to Grace" });
	await expect(reply).toBeFocused();
	await page.keyboard.type("Thanks @gr");
	await thread.button("@Grace").click();
	await expect(reply).toHaveValue("Thanks @Grace ");
	await expect(reply).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(reply).toHaveCount(0);

	await within(thread.comment("Mine"), "Edit").click();
	const edit = thread.root.getByRole("textbox", { name: "Change your comment" });
	await expect(edit).toBeFocused();
	await page.keyboard.press("Control+A");
	await page.keyboard.press("Control+I");
	await page.keyboard.press("End");
	await page.keyboard.type(" @g");
	await page.keyboard.press("Enter");
	await expect(edit).toHaveValue("*Mine* @Grace ");
	await page.keyboard.press("Control+Enter");
	await expect(thread.comment("Mine @Grace").locator("em")).toHaveText("Mine");
});

test("a name is chosen by a tap, not by the Enter of an input method, and can be left unchosen", async ({
	anotherContext,
}) => {
	const page = await (await anotherContext({ hasTouch: true })).newPage();
	await takeTime(page);
	const site = newSite();
	const address = await servePost(page, { body: tag(site) });
	fillThread(site, address, [{ text: "やあ", name: "田中さくら" }]);
	await page.goto(address);
	const thread = threadOn(page);
	await thread.button("Reply to 田中さくら").tap();
	const reply = thread.root.getByRole("textbox", { name: "Reply to 田中さくら" });
	await expect(reply).toBeFocused();
	await page.keyboard.insertText("こんにちは＠田");
	const choice = thread.button("@田中さくら");
	await expect(choice).toBeVisible();
	const isLeft = await reply.evaluate((box) =>
		box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, cancelable: true })),
	);
	expect(isLeft).toBe(true);
	await choice.tap();
	await expect(reply).toHaveValue("こんにちは@田中さくら ");
	await expect(reply).toBeFocused();
	await page.keyboard.insertText("@田");
	await expect(choice).toBeVisible();
	await thread.field("Name").fill("Ada");
	await reply.press("End");
	await page.keyboard.insertText("中");
	await expect(choice).toBeVisible();
	await page.keyboard.press("Control+Enter");
	await expectPosted(thread, "こんにちは@田中さくら @田中");
	await thread.box.click();
	await expect(thread.button("Bold")).toBeVisible();
	await thread.field("Name").or(thread.button("Change")).first().focus();
});

test("emoji are written by name, whose list is loaded when the first is typed", async ({ page }) => {
	const asked: string[] = [];
	page.on("request", (request) => request.url().endsWith("/emoji.json") && asked.push(request.url()));
	await openPost(page, newSite());
	const thread = threadOn(page);
	const { box } = thread;
	const choices = thread.root.locator(".choices").getByRole("button");
	await compose(thread, { text: "" });
	await box.focus();
	await page.keyboard.type("At 12:30 :) me@example.com https://example.com :D ");
	expect(asked).toEqual([]);
	await page.keyboard.type(":smil");
	await expect(choices.first()).toHaveText("😄 :smile:");
	expect(asked).toHaveLength(1);
	await page.keyboard.press("Enter");
	await expect(box).toHaveValue(/:D 😄 $/);
	await page.keyboard.type("and :+1:");
	await expect(box).toHaveValue(/😄 and 👍 $/);
	await page.keyboard.press("Control+Z");
	await expect(box).toHaveValue(/and :\+1:$/);
	await page.keyboard.type(" :nothing_like_it:");
	await expect(box).toHaveValue(/ :nothing_like_it:$/);
	expect(asked).toHaveLength(1);
});

test("where the names of emoji cannot be had, what is typed stays, and the next one asks again", async ({ page }) => {
	await page.route("**/emoji.json", (route) => route.abort("internetdisconnected"));
	await openPost(page, newSite());
	const thread = threadOn(page);
	await compose(thread, { text: "" });
	await thread.box.focus();
	const failed = page.waitForEvent("requestfailed");
	await page.keyboard.type(":tada:");
	await failed;
	await expect(thread.box).toHaveValue(":tada:");
	await page.unroute("**/emoji.json");
	await page.keyboard.type(" :tada:");
	await expect(thread.box).toHaveValue(":tada: 🎉 ");
});

test("what is selected in a comment is quoted in the reply to it, and in no other", async ({ page }) => {
	const site = newSite();
	const address = await servePost(page, { body: tag(site) });
	fillThread(site, address, [
		{ text: "Nothing to quote here", name: "Bea" },
		{ text: "Some words that somebody will answer", name: "Ada" },
	]);
	await page.goto(address);
	const thread = threadOn(page);
	const body = thread.comment("Some words").locator(".body p");
	await body.click({ clickCount: 3 });
	await thread.button("Reply to Bea").click();
	const other = thread.root.getByRole("textbox", { name: "Reply to Bea" });
	await expect(other).toHaveValue("");
	await expect(other).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(other).toBeHidden();

	await body.click({ clickCount: 3 });
	await thread.button("Reply to Ada").click();
	const reply = thread.root.getByRole("textbox", { name: "Reply to Ada" });
	await expect(reply).toHaveValue("> Some words that somebody will answer\n\n");
	await expect(reply).toBeFocused();
	await page.keyboard.type("An answer");
	await thread.field("Name").fill("Grace");
	await thread.button("Post reply").click();
	const answer = thread.comment("An answer");
	await expect(answer.locator(":scope > .body blockquote")).toHaveText("Some words that somebody will answer");
	await expectPosted(thread, "An answer");
	expect(rowsOf(site).at(-1)!.text).toBe("> Some words that somebody will answer\n\nAn answer");
});

test("a preview follows the text while it is open, and waits while the server wants to hear nothing", async ({
	page,
}) => {
	await page.clock.install();
	const asked: string[] = [];
	let isBusy = false;
	await openPost(page, newSite());
	await page.route("**/preview", async (route) => {
		asked.push(route.request().postDataJSON().text);
		if (isBusy) await answerProblem(route, { status: 429, code: "too-many", retryAfter: 30 });
		else await route.continue();
	});
	const thread = threadOn(page);
	await compose(thread, { text: "It **is**" });
	const preview = thread.root.getByRole("region", { name: "Preview" });
	await thread.button("Preview").click();
	await expect(preview.locator("strong")).toHaveText("is");
	await expect(thread.box).toBeVisible();

	await thread.box.press("End");
	await page.keyboard.type(" *so*");
	expect(asked).toHaveLength(1);
	await page.clock.runFor(800);
	await expect(preview.locator("em")).toHaveText("so");
	await page.clock.runFor(5_000);
	expect(asked).toEqual(["It **is**", "It **is** *so*"]);

	isBusy = true;
	await page.keyboard.type(" `now`");
	await page.clock.runFor(800);
	await expect.poll(() => asked.length).toBe(3);
	await expect(preview.locator("em")).toHaveText("so");
	await expect(thread.alert).toHaveCount(0);
	isBusy = false;
	await page.keyboard.type("!");
	await page.clock.runFor(20_000);
	expect(asked).toHaveLength(3);
	await page.clock.runFor(11_000);
	await expect(preview.locator("code")).toHaveText("now");
	expect(asked.at(-1)).toBe("It **is** *so* `now`!");

	await thread.button("Hide preview").click();
	await expect(preview).toHaveCount(0);
	await page.keyboard.type("?");
	await page.clock.runFor(2_000);
	expect(asked).toHaveLength(4);
});

test("nothing of it is refused by the strictest policy, and nothing is in anybody's way", async ({ page }) => {
	// A socket would be one more source for this policy to allow.
	const site = newSite({ live: 0 });
	const headers = { "Content-Security-Policy": strictPolicy() };
	const body = `<main><h1>A post</h1><p>With a thread below.</p>${tag(site)}</main>`;
	const address = await servePost(page, { body, headers });
	fillThread(site, address, [{ text: "Words to quote", name: "Ada" }]);
	await page.goto(address);
	const thread = threadOn(page);
	await thread.comment("Words to quote").locator(".body p").click({ clickCount: 3 });
	await thread.button("Reply to Ada").click();
	const reply = thread.root.getByRole("textbox", { name: "Reply to Ada" });
	await expect(reply).toHaveValue("> Words to quote\n\n");
	for (const { keys } of TOOLS) await page.keyboard.press(keys);
	await expectNoBarrier(page, "tools");
	await page.keyboard.press("Control+A");
	await page.keyboard.type("Hello @a");
	await expect(thread.button("@Ada")).toBeVisible();
	await expectNoBarrier(page, "people");
	await page.keyboard.type(" :heart");
	await expect(thread.button("❤️ :heart:")).toBeVisible();
	await expectNoBarrier(page, "emoji");
	await page.keyboard.press("Enter");
	await thread.button("Preview").last().click();
	await expect(thread.root.getByRole("region", { name: "Preview" })).toContainText("Hello @a ❤️");
	await expectNoBarrier(page, "preview beside the text");
	await page.setViewportSize({ width: 320, height: 700 });
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
});
