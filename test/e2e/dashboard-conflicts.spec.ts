// When things come between a moderator and a decision: another moderator, the author, the network, the session.

import { api, signInLink, sql } from "./server.ts";
import { fillQueue, newHoldingSite, queueOn, signIn, statusesOf } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";

test("of two moderators one wins, and the other is told in place", async ({ page, anotherContext }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two", "three"]);
	const second = await (await anotherContext()).newPage();
	await signIn(page, { name: "Bea", at: `#/queue/${site}` });
	await signIn(second, { name: "Cem", at: `#/queue/${site}` });
	const [bea, cem] = [queueOn(page), queueOn(second)];
	await expect(bea.waiting).toHaveCount(3);
	await expect(cem.waiting).toHaveCount(3);

	await page.keyboard.type("as");
	await expect.poll(() => statusesOf(site)).toEqual({ one: "visible", two: "spam", three: "pending" });
	await second.keyboard.type("dd");
	await expect(cem.line("one")).toContainText("Bea approved it first");
	await expect(cem.line("two")).toContainText("Bea marked it as spam first");
	await expect(cem.live).toHaveText("Somebody else decided this first.");
	await expect(cem.undo).toBeDisabled();
	await expect(cem.current).toContainText("three");
	expect(statusesOf(site)).toEqual({ one: "visible", two: "spam", three: "pending" });
	expect(
		sql("SELECT action FROM decisions JOIN comments ON comments.id = comment_id WHERE comments.site_id = ?", site),
	).toHaveLength(2);
});

test("nobody undoes what somebody else decided after them", async ({ page, anotherContext }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one"]);
	const second = await (await anotherContext()).newPage();
	await signIn(page, { name: "Bea", at: `#/queue/${site}` });
	await queueOn(page).current.waitFor();
	await page.keyboard.press("a");
	await expect(queueOn(page).line("one")).toContainText("Approved");
	await expect.poll(() => statusesOf(site)).toEqual({ one: "visible" });

	await signIn(second, { name: "Cem" });
	const [{ id, version }] = sql("SELECT id, version FROM comments WHERE site_id = ?", site) as [never];
	const decided = await second.evaluate(
		async ([id, version]) => {
			const body = JSON.stringify({ action: "spam", version });
			const headers = { "Content-Type": "application/json" };
			return (await fetch(`/v1/moderation/comments/${id}/decisions`, { method: "POST", headers, body })).status;
		},
		[id, version],
	);
	expect(decided).toBe(200);
	await page.keyboard.press("u");
	await expect(queueOn(page).line("one")).toContainText("Somebody else decided this first.");
	expect(statusesOf(site)).toEqual({ one: "spam" });
});

test("a comment its author changed meanwhile is shown as it is now, and not decided unseen", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["first words"]);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting } = queueOn(page);
	await expect(waiting).toContainText("first words");
	const body = JSON.stringify([["p", ["second words"]]]);
	sql("UPDATE comments SET text = 'second words', body = ?, version = version + 1 WHERE site_id = ?", body, site);
	await page.keyboard.press("a");
	await expect(waiting).toContainText("second words");
	await expect(waiting).toContainText("This comment was changed after you saw it.");
	expect(statusesOf(site)).toEqual({ "second words": "pending" });
	await page.keyboard.press("a");
	await expect.poll(() => statusesOf(site)).toEqual({ "second words": "visible" });
});

test("a session that ends in the middle of work loses none of it", async ({ page, context }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two"]);
	await signIn(page, { name: "Dora", at: `#/queue/${site}` });
	const { waiting, line, alert, comment } = queueOn(page);
	await expect(waiting).toHaveCount(2);
	sql("DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE name = 'Dora')");
	await page.keyboard.press("a");
	await expect(alert).toContainText("Your session has ended. Nothing is lost");
	await expect(comment("one")).toContainText("Your session has ended.");
	await expect(waiting).toHaveCount(2);

	const other = await context.newPage();
	await other.goto(signInLink("Dora"));
	await other.getByRole("button", { name: "Sign in", exact: true }).click();
	await other.getByRole("button", { name: "Sign out" }).waitFor();
	await page.getByRole("button", { name: "I have signed in" }).click();
	await expect(alert).toHaveCount(0);
	await comment("one").getByRole("button", { name: "Approve" }).click();
	await expect(line("one")).toContainText("Approved");
	await expect.poll(() => statusesOf(site)).toEqual({ one: "visible", two: "pending" });
});

test("a link pasted into the tab whose session ended brings it back", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one"]);
	await signIn(page, { name: "Emil", at: `#/queue/${site}` });
	const { waiting, alert } = queueOn(page);
	await expect(waiting).toHaveCount(1);
	sql("DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE name = 'Emil')");
	await page.keyboard.press("a");
	await expect(alert).toBeVisible();
	await page.goto(signInLink("Emil"));
	await page.getByRole("alert").getByRole("button", { name: "Sign in", exact: true }).click();
	await expect(alert).toHaveCount(0);
	expect(page.url()).toBe(`${api()}/dashboard/#/queue/${site}`);
	await page.keyboard.press("a");
	await expect.poll(() => statusesOf(site)).toEqual({ one: "visible" });
});

test("without the network decisions wait, and are sent in turn when it is back, each once", async ({
	page,
	context,
}) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two", "three"]);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, line, undo } = queueOn(page);
	await expect(waiting).toHaveCount(3);
	await context.setOffline(true);
	await page.keyboard.press("a");
	await expect(page.getByText("Offline · 1 decision waits")).toBeVisible();
	await page.keyboard.press("s");
	const offline = page.getByText("Offline · 2 decisions wait");
	await expect(offline).toBeVisible();
	await expect(line("one")).toContainText("Approved");
	await expect(waiting).toHaveText([/three/]);
	await undo.click();
	await page.getByRole("button", { name: "Try again" }).click();
	await expect(offline).toBeVisible();
	expect(statusesOf(site)).toEqual({ one: "pending", two: "pending", three: "pending" });

	await context.setOffline(false);
	await expect(page.getByText(/^Offline/)).toHaveCount(0);
	await expect.poll(() => statusesOf(site)).toEqual({ one: "visible", two: "pending", three: "pending" });
	const decisions = "SELECT action FROM decisions JOIN comments ON comments.id = comment_id WHERE comments.site_id = ?";
	await expect
		.poll(() => sql(`${decisions} ORDER BY decisions.id`, site).map(({ action }) => action))
		.toEqual(["approve", "spam", "undo"]);
	await expect(waiting).toHaveText([/two/, /three/]);
});

test("of what was decided without the network, others may have decided first", async ({ page, context }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one", "two"]);
	await signIn(page, { at: `#/queue/${site}` });
	const { waiting, line } = queueOn(page);
	await expect(waiting).toHaveCount(2);
	await context.setOffline(true);
	await page.keyboard.type("as");
	await expect(page.getByText("Offline · 2 decisions wait")).toBeVisible();
	sql("UPDATE comments SET status = 'deleted', version = version + 1 WHERE site_id = ? AND text = 'one'", site);
	await context.setOffline(false);
	await expect(line("one")).toContainText("Its author deleted it");
	await expect.poll(() => statusesOf(site)).toEqual({ one: "deleted", two: "spam" });
	await expect(page.getByText(/^Offline/)).toHaveCount(0);
});

test("a decision whose answer was lost counts as taken, and nobody is second to themselves", async ({ page }) => {
	const site = newHoldingSite();
	await fillQueue(site, ["one"]);
	await signIn(page, { name: "Fay", at: `#/queue/${site}` });
	const { waiting, line, undo } = queueOn(page);
	await expect(waiting).toHaveCount(1);
	const decisions = /\/decisions$/;
	const lose = () =>
		page.route(
			decisions,
			async (route) => {
				await route.fetch();
				await route.abort();
			},
			{ times: 1 },
		);
	const unsent = page.getByText("Offline · 1 decision waits");
	const again = page.getByRole("button", { name: "Try again" });
	await lose();
	await page.keyboard.press("a");
	await expect(unsent).toBeVisible();
	expect(statusesOf(site)).toEqual({ one: "visible" });
	await again.click();
	await expect(unsent).toHaveCount(0);
	await expect(line("one")).toContainText("Approved");
	await expect(line("one")).not.toContainText("first");

	await lose();
	await undo.click();
	await expect(unsent).toBeVisible();
	await again.click();
	await expect(unsent).toHaveCount(0);
	await expect(waiting).toHaveCount(1);
	expect(statusesOf(site)).toEqual({ one: "pending" });
});
