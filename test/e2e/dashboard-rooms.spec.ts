// What all rooms of the dashboard share: their addresses, whom they open to, and what they say when the session ends or the
// network goes.

import type { Page } from "@playwright/test";
import { api, signInLink, sql } from "./server.ts";
import { newHoldingSite, signIn, writeComment, writeSeen } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { newSite } from "./support/visitor.ts";

/** A moderator of one site alone. */
async function signInTo(page: Page, site: string, name: string, at: string): Promise<void> {
	const id = name.toLowerCase();
	sql("INSERT INTO accounts (id, name, role, created_at) VALUES (?, ?, 'moderator', 9)", id, name);
	sql("INSERT INTO grants (account_id, site_id, role, created_at) VALUES (?, ?, 'moderator', 9)", id, site);
	await signIn(page, { name, at });
}

const goTo = (page: Page, at: string) => page.goto(`${api()}/dashboard/${at}`);

test("an address of a site that is not there, or not for this person, shows no other site in its place", async ({
	page,
}) => {
	const [own, other] = [newSite(), newSite()];
	await writeSeen(other, { text: "Not yours to see", name: "Stranger" });
	await signInTo(page, own, "Monika", `#/people/${other}`);
	for (const room of ["people", "threads", "rules", "overview", "log", "sites"]) {
		for (const site of [other, "nowhere"]) {
			await goTo(page, `#/${room}/${site}`);
			await expect(page.getByText(`There is no site “${site}”, or you may not see it.`)).toBeVisible();
		}
		await expect(page.getByRole("link", { name: `Site ${own}` })).toHaveAttribute("href", `#/${room}/${own}`);
	}
	await expect(page.getByText("Stranger")).toHaveCount(0);
	await goTo(page, "#/people");
	await expect(page).toHaveURL(new RegExp(`#/people/${own}$`));
});

test("a room that a role does not open says so in one sentence", async ({ page }) => {
	await signInTo(page, newSite(), "Mirjam", "#/team");
	for (const [at, title] of [
		["#/team", "Team"],
		["#/new-site", "New site"],
	] as const) {
		await goTo(page, at);
		await expect(page.getByRole("heading", { name: title })).toBeVisible();
		await expect(page.locator("main")).toHaveText(`${title}Your role does not open this. Ask an owner.`);
		await expect(page.getByRole("alert")).toHaveCount(0);
	}
});

test("that the session has ended is in sight wherever one is, and no room goes on loading", async ({ page }) => {
	const site = newHoldingSite();
	for (let n = 0; n < 12; n++) await writeComment(site, { text: `Word ${n}`, name: `Person ${n}` });
	await signIn(page, { name: "Pola", at: `#/people/${site}` });
	await expect(page.getByRole("list", { name: "People" }).getByRole("listitem")).toHaveCount(12);
	sql("DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE name = 'Pola')");
	await page.getByRole("link", { name: "Most comments" }).click();
	await expect(page.getByText("This is read once you have signed in again.")).toBeVisible();
	await expect(page.getByText("Loading …")).toHaveCount(0);
	const ended = page.getByRole("alert").filter({ hasText: "Your session has ended." });
	await goTo(page, `#/sites/${site}`);
	await expect(page.getByText("This is read once you have signed in again.")).toBeVisible();
	await page.evaluate(() => document.getElementById("dashboard")!.style.setProperty("min-height", "300vh"));
	await page.evaluate(() => scrollTo(0, 1_000));
	await expect(ended).toBeInViewport({ ratio: 1 });
	await page.goto(signInLink("Pola"));
	await ended.getByRole("button", { name: "Sign in", exact: true }).click();
	await expect(page.getByRole("heading", { name: `Site ${site}` })).toBeVisible();
});

test("a room that could not be loaded comes by itself when the network is back", async ({ page, context }) => {
	const site = newSite();
	await signIn(page, { at: "#/queue" });
	await context.setOffline(true);
	await goTo(page, `#/threads/${site}`);
	const alert = page.getByRole("alert").filter({ hasText: "This view could not be loaded." });
	await alert.getByRole("button", { name: "Try again" }).click();
	await expect(alert).toBeVisible();
	await context.setOffline(false);
	await expect(page.getByRole("heading", { name: "Threads" })).toBeVisible();
	await expect(page.getByText("Nobody has written here yet.")).toBeVisible();
	await expect(page.getByRole("alert")).toHaveCount(0);
});

test("every way is in sight at every width, and which one was taken also in forced colours", async ({ page }) => {
	await signIn(page, { at: "#/rules" });
	const ways = page.getByRole("navigation", { name: "Dashboard" }).getByRole("link");
	await expect(ways).toHaveCount(8);
	await expect(page.getByRole("heading", { name: "Rules" })).toBeVisible();
	for (const width of [320, 360, 768, 1440]) {
		await page.setViewportSize({ width, height: 800 });
		for (const way of await ways.all()) await expect(way).toBeInViewport({ ratio: 1 });
		const ends = await page.evaluate(() => {
			const end = (at: string) => document.querySelector(at)!.getBoundingClientRect().right;
			const button = document.querySelector(".at-work button")!;
			return {
				header: end(".at-work button") - parseFloat(getComputedStyle(button).paddingRight),
				main: end("main > section"),
			};
		});
		expect(Math.abs(ends.header - ends.main), `${width} px`).toBeLessThan(2);
	}
	await page.emulateMedia({ forcedColors: "active" });
	const lines = await ways.evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
	expect(new Set(lines).size).toBe(2);
});

test("the log is narrowed to one person above its lines", async ({ page }) => {
	const site = newSite();
	const idOf = (name: string) => sql("SELECT id FROM accounts WHERE name = ?", name)[0]!.id as string;
	sql("INSERT INTO accounts (id, name, role, created_at) VALUES ('lenab', 'Lena B', 'moderator', 9)");
	await signIn(page, { name: "Ludo", at: "#/queue" });
	for (const [name, kind] of [
		["Ludo", "notice.dismiss"],
		["Lena B", "rule.delete"],
	] as const)
		sql(
			"INSERT INTO acts (account_id, site_id, kind, subject, label, created_at) VALUES (?, ?, ?, '1', 'cats', 5)",
			idOf(name),
			site,
			kind,
		);
	sql(
		`INSERT INTO acts (account_id, site_id, kind, subject, label, created_at, token_prefix, token_name)
		VALUES (?, ?, 'thread.close', '1', 'cats', 4, 'abcd-_12', 'cron')`,
		idOf("Ludo"),
		site,
	);
	await goTo(page, `#/log/${site}`);
	const lines = page.getByRole("list", { name: "Log" }).getByRole("listitem");
	await expect(lines).toHaveCount(3);
	const { name } = sql("SELECT name FROM sites WHERE id = ?", site)[0]!;
	await expect(lines.first()).toContainText(String(name));
	await page.getByRole("combobox", { name: "Who" }).selectOption("Ludo, by the token “cron”");
	await expect(lines).toHaveText([/Ludo, by the token “cron”, closed the thread “cats”/]);
	expect(page.url()).toContain("token=abcd-_12");
	await page.getByRole("combobox", { name: "Who" }).selectOption("Ludo");
	await expect(lines).toHaveText([/Ludo dismissed a notice/, /Ludo, by the token/]);
	expect(page.url()).toContain(`account=${idOf("Ludo")}`);
	await page.getByRole("combobox", { name: "Who" }).selectOption("Everybody");
	await expect(lines).toHaveCount(3);
});
