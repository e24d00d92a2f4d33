// An owner says the widget's words their own way in the dashboard; readers on another origin read them, in the site's language.

import { sql } from "./server.ts";
import { expectNoBarrier } from "./support/barriers.ts";
import { signIn } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { fillThread, newSite, openPost, servePost, tag, threadOn } from "./support/visitor.ts";

const wordsOf = (site: string) =>
	JSON.parse(String(sql("SELECT settings ->> 'words' AS words FROM sites WHERE id = ?", site)[0]!.words ?? "{}"));

test("an owner changes words, sees them in the preview, and readers read them, but for those of another language", async ({
	page,
	anotherContext,
}) => {
	const site = newSite();
	await signIn(page, { at: `#/sites/${site}` });
	const preview = threadOn((await (await page.locator("iframe[title=Preview]").elementHandle())!.contentFrame())!);
	await page.getByText("Words of the thread").click();
	await page.getByRole("searchbox", { name: "Find a word" }).fill("write a comment");
	const box = page.getByRole("textbox", { name: "Write a comment", exact: true });
	await expect(box).toHaveAttribute("placeholder", "Write a comment");
	await box.pressSequentially("Leave a <b>thought</b>");
	await expect(preview.root.getByRole("textbox", { name: "Leave a <b>thought</b>" })).toBeVisible();

	await page.getByRole("searchbox", { name: "Find a word" }).fill("comments closed");
	await page.getByRole("textbox", { name: "Comments closed {ago}" }).fill("Over");
	await expect(page.getByText("It has to have {ago} in it.")).toBeVisible();
	await page.getByRole("button", { name: "Save changes" }).click();
	await expect(page.getByRole("alert")).toContainText("1 field needs another look.");
	await expect(page.getByText("closed: This is not valid.")).toBeVisible();
	await expectNoBarrier(page, "words, one of them wrong");
	await page.getByRole("button", { name: "Reset: Comments closed {ago}" }).click();

	await page.getByRole("searchbox", { name: "Find a word" }).fill("{n} comments");
	await page.getByRole("textbox", { name: "{n} comments (for all others)", exact: true }).fill("{n} thoughts");
	await page.getByRole("button", { name: "Save changes" }).click();
	await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
	const words = { write: "Leave a <b>thought</b>", count: { one: "{n} comment", other: "{n} thoughts" } };
	expect(wordsOf(site)).toEqual(words);

	const reader = await (await anotherContext()).newPage();
	const address = await servePost(reader, {
		body: `${tag(site)}<p><afterword-count site="${site}"></afterword-count></p>`,
	});
	fillThread(site, address, [{ text: "One" }, { text: "Two" }]);
	await reader.goto(address);
	const thread = threadOn(reader);
	await expect(thread.heading).toHaveText("2 thoughts");
	await expect(reader.locator("afterword-count")).toHaveText("2 thoughts");
	await expect(thread.root.getByRole("textbox", { name: words.write })).toBeVisible();
	// What comes with the rest of the code leaves them as they are.
	await expect(thread.root.getByRole("combobox", { name: "Order" })).toBeVisible();
	await expect(thread.heading).toHaveText("2 thoughts");

	const french = await (await anotherContext()).newPage();
	await openPost(french, site, { attributes: 'data-lang="fr"' });
	await expect(threadOn(french).heading).toHaveText("Aucun commentaire pour l’instant");
	await expect(threadOn(french).root.getByRole("textbox", { name: /thought/ })).toHaveCount(0);

	await page.getByRole("button", { name: "Reset all" }).click();
	await page.getByRole("button", { name: "Save changes" }).click();
	await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
	expect(wordsOf(site)).toEqual({});
});

test("a thread that is closed until a day says when it opens again", async ({ page }) => {
	const site = newSite({ closedUntil: Date.UTC(2101, 4, 6, 12) });
	await openPost(page, site);
	await expect(threadOn(page).root.getByText(/^Open again on May 6, 2101 at /)).toBeVisible();
});
