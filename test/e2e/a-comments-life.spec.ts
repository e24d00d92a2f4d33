// A comment's life, from a pasted tag to the moderator's decision, in the order the code is walked in ARCHITECTURE.md:
// the page and the API are different sites, third-party cookies are blocked, and the page's policy forbids all but the API.

import type { Page } from "@playwright/test";
import { api, pages, signInLink } from "./server.ts";
import { expect, test } from "./support/test.ts";
import { deleteForGood, send, servePost, strictPolicy, threadOn, within } from "./support/visitor.ts";

const words = "The chord that comes after is a plain C major.";
const edited = "The chord that comes after is A minor. I tried it.";
const answer = "It was F in our house.";

test("a comment's life", async ({ page: visitor, anotherContext }) => {
	test.slow();
	const moderator = await openPage(anotherContext);
	const reader = await openPage(anotherContext);
	const [mine, theirs] = [threadOn(visitor), threadOn(reader)];
	const id = `life-${Date.now().toString(36)}`;
	let address = "";

	await test.step("the owner signs in by the one-time link, makes a site and copies its tag", async () => {
		await moderator.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: api() });
		await moderator.goto(signInLink());
		await moderator.getByRole("button", { name: "Sign in", exact: true }).click();
		await moderator.getByRole("link", { name: "Sites" }).click();
		await moderator.getByRole("link", { name: "New site" }).click();
		await moderator.getByRole("textbox", { name: "Name" }).fill(`A life ${id}`);
		await moderator.getByRole("textbox", { name: "Id" }).fill(id);
		await moderator.getByRole("textbox", { name: "Allowed origins" }).fill(pages());
		await moderator.getByRole("button", { name: "Create site" }).click();
		await expect(moderator.getByRole("heading", { name: "The tag to paste" })).toBeVisible();
		await moderator.getByRole("button", { name: "Copy", exact: true }).click();
		await expect(moderator.getByText("Copied")).toBeVisible();
	});

	await test.step("a page with exactly that tag, under a strict policy, shows an empty thread", async () => {
		const body = await moderator.evaluate(() => navigator.clipboard.readText());
		expect(body).toBe(`<script type="module" src="${api()}/embed.js" data-site="${id}"></script>`);
		const headers = { "Content-Security-Policy": strictPolicy() };
		address = await servePost(visitor, { body, headers });
		await servePost(reader, { body, headers, address });
		await visitor.goto(address);
		await expect(mine.heading).toHaveText("No comments yet");
		// The queue of this site alone: other tests fill theirs at the same time.
		await moderator.goto(`${api()}/dashboard/#/queue/${id}`);
		await expect(moderator.getByRole("heading", { name: "Queue" })).toBeVisible();
	});

	await test.step("the visitor writes: the comment stands there at once, and then waits for approval", async () => {
		await send(mine, { text: words, name: "Ada" });
		await expect(mine.comment(words)).toBeVisible();
		await expect(mine.comment(words)).toContainText("Waiting for approval — only you can see it");
		await expect(mine.comment(words)).toBeFocused();
		await expect(mine.box).toHaveValue("");
	});

	await test.step("after a reload the visitor still sees it, marked; nobody else does", async () => {
		await visitor.reload();
		await expect(mine.comment(words)).toContainText("Waiting for approval");
		await reader.goto(address);
		await expect(theirs.heading).toHaveText("No comments yet");
		await expect(theirs.comments).toHaveCount(0);
	});

	await test.step("it arrives on the moderator's screen without a reload, with its reason, and is approved by keyboard", async () => {
		const waiting = moderator.getByRole("article").filter({ hasText: words });
		await expect(waiting).toBeVisible({ timeout: 15_000 });
		await expect(waiting).toContainText("first comment of this author");
		await walkTo(moderator, words);
		await moderator.keyboard.press("a");
		await expect(waiting).toHaveCount(0);
		await expect(moderator.getByRole("listitem").filter({ hasText: "Approved" })).not.toHaveCount(0);
	});

	await test.step("the reader sees it after a reload", async () => {
		await reader.reload();
		await expect(theirs.heading).toHaveText("1 comment");
		await expect(theirs.comment(words)).toBeVisible();
	});

	await test.step("the visitor edits it, and the reader reads the new words", async () => {
		await visitor.reload();
		await within(mine.comment(words), "Edit").click();
		await mine.root.getByRole("textbox", { name: "Change your comment" }).fill(edited);
		await mine.button("Save").click();
		await expect(mine.comment(edited)).toContainText("edited");
		await reader.reload();
		await expect(theirs.comment(edited)).toContainText("edited");
	});

	await test.step("the reader replies, and the moderator lets the reply through", async () => {
		await theirs.button("Reply to Ada").click();
		await theirs.root.getByRole("textbox", { name: "Reply to Ada" }).fill(answer);
		await theirs.field("Name").fill("Grace");
		await theirs.button("Post reply").click();
		await expect(theirs.comment(answer)).toContainText("Waiting for approval");
		await expect(moderator.getByRole("article").filter({ hasText: answer })).toBeVisible({ timeout: 15_000 });
		await walkTo(moderator, answer);
		await moderator.keyboard.press("a");
		await expect(moderator.getByRole("article").filter({ hasText: answer })).toHaveCount(0);
	});

	await test.step("the visitor deletes the comment; its place stays, for the reply below it", async () => {
		await visitor.reload();
		await expect(mine.comment(answer)).toBeVisible();
		await deleteForGood(mine.comment(edited));
		await expect(mine.comment(edited)).toHaveCount(0);
		await reader.reload();
		await expect(theirs.comment(answer)).toBeVisible();
		await expect(theirs.root.getByText("Deleted by its author")).toBeVisible();
	});

	await test.step("the moderator takes the approval back and removes the reply: nothing is left for the reader", async () => {
		await moderator.keyboard.press("u");
		const again = moderator.getByRole("article").filter({ hasText: answer });
		await expect(again).toHaveAttribute("aria-current", "true");
		await expect(again.getByRole("button", { name: "Remove" })).toBeEnabled();
		await moderator.keyboard.press("d");
		await expect(again).toHaveCount(0);
		await reader.evaluate(() => localStorage.clear());
		await reader.reload();
		await expect(theirs.heading).toHaveText("No comments yet");
		await expect(theirs.comments).toHaveCount(0);
	});
});

async function openPage(anotherContext: () => Promise<{ newPage(): Promise<Page> }>): Promise<Page> {
	return (await anotherContext()).newPage();
}

/** Down the queue by keyboard until the comment that is looked for is the current one. */
async function walkTo(moderator: Page, text: string): Promise<void> {
	const current = moderator.locator("article[aria-current]");
	const rows = await moderator.getByRole("article").count();
	for (let step = 0; step <= rows; step++) {
		if ((await current.count()) && (await current.innerText()).includes(text)) return;
		await moderator.keyboard.press("j");
	}
	throw new Error(`The keyboard does not lead to “${text}”.`);
}
