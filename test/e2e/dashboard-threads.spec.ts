// The threads room: finding a thread, closing it, giving it another key; one page's two threads made one, and that undone.

import type { Page } from "@playwright/test";
import { api, pages, sql } from "./server.ts";
import { signIn, writeSeen } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { newSite } from "./support/visitor.ts";

const row = (page: Page, title: string) => page.getByRole("article", { name: title });
const threadOf = (site: string, page: string) =>
	sql("SELECT id, is_closed, deleted_at, comment_count FROM threads WHERE site_id = ? AND page_key = ?", site, page)[0];

test("a thread is found, closed and opened, renamed, moved, deleted and given back", async ({ page }) => {
	const site = newSite();
	await writeSeen(site, { text: "One", name: "Ada", page: "/humming", pageTitle: "On humming" });
	await writeSeen(site, { text: "Two", name: "Ada", page: "/whistling", pageTitle: "On whistling" });
	await signIn(page, { name: "Thea", at: `#/threads/${site}` });
	await expect(page.getByRole("article")).toHaveCount(2);

	const search = page.getByRole("searchbox");
	await search.fill("hum");
	await search.press("Enter");
	await expect(page.getByRole("article")).toHaveCount(1);
	expect(page.url()).toContain(`#/threads/${site}?text=hum`);
	const humming = row(page, "On humming");

	await humming.getByRole("button", { name: "Close: On humming" }).click();
	await expect(humming).toContainText("Closed: it takes no new comments.");
	expect(threadOf(site, "/humming")).toMatchObject({ is_closed: 1 });
	await humming.getByRole("button", { name: "Undo" }).click();
	await expect(humming).toContainText("Undone.");
	expect(threadOf(site, "/humming")).toMatchObject({ is_closed: 0 });

	await humming.getByRole("button", { name: "Edit: On humming" }).click();
	await humming.getByLabel("Page key").fill("/whistling");
	await humming.getByLabel("Title").fill("On humming well");
	await humming.getByRole("button", { name: "Save" }).click();
	await expect(humming).toContainText("Another thread has this page key.");
	await expect(humming.getByLabel("Title")).toHaveValue("On humming well");
	await humming.getByLabel("Page key").fill("/humming-well");
	await humming.getByRole("button", { name: "Save" }).click();
	const renamed = row(page, "On humming well");
	await expect(renamed).toContainText("Also found as /humming");
	const answer = await page.request.get(`${api()}/v1/sites/${site}/thread?page=/humming`);
	expect(await answer.json()).toMatchObject({ commentCount: 1 });

	await renamed.getByRole("button", { name: "Delete: On humming well" }).click();
	await renamed.getByRole("textbox", { name: /^Why/ }).fill("Twice");
	await renamed.getByRole("button", { name: "Delete now: On humming well" }).click();
	await expect(renamed).toContainText("You can restore it for 30 days.");
	expect(sql("SELECT why FROM acts WHERE site_id = ? AND kind = 'thread.delete'", site)).toEqual([{ why: "Twice" }]);
	await page.getByRole("link", { name: "Deleted" }).click();
	await expect(renamed).toContainText("It is removed for good 30 days after that.");
	await renamed.getByRole("button", { name: "Restore: On humming well" }).click();
	await expect(renamed).toContainText("Restored.");
	expect(threadOf(site, "/humming-well")).toMatchObject({ deleted_at: null });
});

test("a thread that its age has closed is opened alone, and has a screening of its own; both are undone", async ({
	page,
}) => {
	const site = newSite({ closeAfterDays: 30 });
	await writeSeen(site, { text: "One", name: "Ada", page: "/humming", pageTitle: "On humming" });
	sql("UPDATE threads SET created_at = 0 WHERE site_id = ?", site);
	await signIn(page, { name: "Thea", at: `#/threads/${site}` });
	const humming = row(page, "On humming");
	const mode = () => sql("SELECT mode FROM threads WHERE site_id = ?", site)[0]!.mode;
	await expect(humming).toContainText("Closed by its age");
	await humming.getByRole("button", { name: "Open: On humming" }).click();
	await expect(humming).toContainText("Open again, and it stays open however old it gets.");
	await expect(humming).not.toContainText("Closed by its age");

	await humming.getByRole("button", { name: "Edit: On humming" }).click();
	const choice = humming.getByRole("group", { name: "When does a comment appear here?" });
	await expect(choice.getByRole("radio", { name: "As on the whole site" })).toBeChecked();
	await choice.getByRole("radio", { name: "After your approval" }).check();
	await humming.getByRole("button", { name: "Save" }).click();
	await expect(humming).toContainText("Comments appear: After your approval");
	expect(mode()).toBe("hold-all");
	await humming.getByRole("button", { name: "Undo" }).click();
	await expect(humming).toContainText("Undone.");
	expect(mode()).toBeNull();

	await page.goto(`${api()}/dashboard/#/log/${site}`);
	await page.getByRole("button", { name: /^Undo: .*opened the thread “On humming”/ }).click();
	await expect.poll(() => sql("SELECT stays_open FROM threads WHERE site_id = ?", site)[0]!.stays_open).toBe(0);
});

test("the doctor finds a page with two threads, makes them one, and takes that back", async ({ page }) => {
	const site = newSite();
	const [one, other] = [`${pages()}/post`, `${pages()}/Post?ref=mail`];
	await writeSeen(site, { text: "One", name: "Ada", page: one });
	await writeSeen(site, { text: "Two", name: "Ada", page: other });
	await writeSeen(site, { text: "Three", name: "Bea", page: other });
	await signIn(page, { name: "Thea", at: `#/threads/${site}` });
	await page.getByRole("link", { name: "Same page twice?" }).click();
	const group = page.getByRole("group");
	await expect(group.getByRole("radio")).toHaveCount(2);
	await expect(group.getByRole("radio", { name: /\/post$/ })).toBeChecked();
	await group.getByRole("button", { name: /Merge the other into it/ }).click();
	await expect(page.getByText("Merged: 2 comments moved.")).toBeVisible();
	const count = async (at: string) => {
		const answer = await page.request.get(`${api()}/v1/sites/${site}/counts?page=${encodeURIComponent(at)}`);
		return Object.values(((await answer.json()) as { counts: Record<string, number> }).counts)[0];
	};
	await expect.poll(() => count(other)).toBe(3);
	await page.getByRole("button", { name: "Undo the merge" }).click();
	await expect(page.getByText("Undone: every comment is where it was.")).toBeVisible();
	const rows = sql("SELECT comment_count FROM threads WHERE site_id = ? ORDER BY id", site);
	expect(rows.map((thread) => thread.comment_count)).toEqual([1, 2]);
});

test("rules for pages that moved are refused by their place, tried out, and kept", async ({ page }) => {
	const site = newSite();
	await writeSeen(site, { text: "One", name: "Ada", page: "https://old.example/blog/post" });
	await signIn(page, { name: "Thea", at: `#/threads/${site}/moved` });
	await page.getByRole("button", { name: "Add a rule" }).click();
	const rule = page.getByRole("group", { name: "Rule 1" });
	await rule.getByLabel("Once began with").fill("https://old.example/blog/");
	await rule.getByRole("button", { name: "See what it finds" }).click();
	await expect(rule).toContainText("This is needed.");
	await rule.getByLabel("Now begins with").fill("https://new.example");
	await rule.getByRole("button", { name: "See what it finds" }).click();
	await expect(rule).toContainText("1 thread would also be found as");
	await expect(rule).toContainText("https://new.example/post");
	await page.getByRole("button", { name: "Save rules" }).click();
	await expect(page.getByText("Saved.")).toBeVisible();
	const answer = await page.request.get(`${api()}/v1/sites/${site}/thread?page=https://new.example/post`);
	expect(await answer.json()).toMatchObject({ commentCount: 1 });
});

test("on a phone what can be done to a thread is behind one button, to which the keyboard comes back", async ({
	page,
}) => {
	const site = newSite();
	await writeSeen(site, { text: "One", name: "Ada", page: "/humming", pageTitle: "On humming" });
	await page.setViewportSize({ width: 360, height: 740 });
	await signIn(page, { name: "Thea", at: `#/threads/${site}` });
	const humming = row(page, "On humming");
	const menu = humming.getByRole("button", { name: "What to do with On humming" });
	const edit = humming.getByRole("button", { name: "Edit: On humming" });
	await expect(edit).toBeHidden();
	await menu.click();
	await edit.click();
	await expect(edit).toBeHidden();
	await humming.getByRole("button", { name: "Cancel" }).click();
	await expect(menu).toBeFocused();
	await page.setViewportSize({ width: 1280, height: 740 });
	await edit.click();
	await humming.getByRole("button", { name: "Cancel" }).click();
	await expect(edit).toBeFocused();
});
