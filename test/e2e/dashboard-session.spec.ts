// Coming to the dashboard and leaving it: the one-time link, the session's cookie, and what happens without them.

import { api, signInLink, sql } from "./server.ts";
import { signIn } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";

const NEEDS_LINK = "You need a sign-in link";

test("an owner signs in by a link, which the address bar does not keep and which works once", async ({
	page,
	anotherContext,
}) => {
	const link = signInLink("Olga");
	await page.goto(link);
	await expect(page.getByText("Your sign-in link is ready.")).toBeVisible();
	expect(page.url()).toBe(`${api()}/dashboard/#/queue`);
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await expect(page.getByRole("heading", { name: "Queue" })).toBeVisible();
	await expect(page.locator(".account")).toHaveText("Olga");

	await page.reload();
	await expect(page.getByRole("heading", { name: "Queue" })).toBeVisible();
	await page.goBack();
	expect(page.url()).not.toContain("sign-in");

	const stranger = await (await anotherContext()).newPage();
	await stranger.goto(link);
	await stranger.getByRole("button", { name: "Sign in", exact: true }).click();
	await expect(stranger.getByRole("alert")).toHaveText("This link was used or has expired.");
	await expect(stranger.getByRole("heading", { name: NEEDS_LINK })).toBeVisible();
});

test("a program that opens the link spends nothing", async ({ page, request }) => {
	const link = signInLink("Olga");
	for (const method of ["GET", "HEAD"]) expect((await request.fetch(link, { method })).status()).toBe(200);
	await page.goto(link);
	await page.reload();
	await page.goto(link);
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await expect(page.getByRole("heading", { name: "Queue" })).toBeVisible();
});

test("an expired link and an invented one open nothing", async ({ page, context }) => {
	const expired = signInLink("Lena");
	sql("UPDATE sign_in_links SET expires_at = 1 WHERE account_id = (SELECT id FROM accounts WHERE name = 'Lena')");
	for (const link of [expired, `${api()}/dashboard/#sign-in=${"x".repeat(43)}`]) {
		await page.goto("about:blank");
		await page.goto(link);
		await page.getByRole("button", { name: "Sign in", exact: true }).click();
		await expect(page.getByRole("alert")).toHaveText("This link was used or has expired.");
	}
	expect(await context.cookies(api())).toEqual([]);
});

test("without a link nobody sees anything, and the page says how to get one", async ({ page, request }) => {
	const asked: string[] = [];
	page.on("request", (one) => asked.push(new URL(one.url()).pathname));
	for (const at of ["", "#/queue", "#/sites", "#/sites/demo"]) {
		await page.goto("about:blank");
		await page.goto(`${api()}/dashboard/${at}`);
		await expect(page.getByRole("heading", { name: NEEDS_LINK })).toBeVisible();
	}
	await expect(page.getByText("npm run admin -- sign-in-link", { exact: true })).toBeVisible();
	expect(asked.filter((path) => path.startsWith("/v1/")).every((path) => path.endsWith("/session"))).toBe(true);
	expect((await request.get(`${api()}/v1/moderation/queue`)).status()).toBe(401);
});

test("the session is a cookie no script and no other site gets at", async ({ page, context }) => {
	await signIn(page);
	const cookies = await context.cookies(api());
	expect(cookies).toHaveLength(1);
	expect(cookies[0]).toMatchObject({
		name: "__Host-afterword",
		path: "/",
		httpOnly: true,
		secure: true,
		sameSite: "Lax",
	});
	expect(cookies[0]!.domain).toBe("localhost");
	expect(await page.evaluate(() => document.cookie)).toBe("");
	expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual([]);
});

test("who signs out is out: here, in the other tab, and with the cookie in hand", async ({
	page,
	context,
	request,
}) => {
	await signIn(page);
	const [cookie] = await context.cookies(api());
	const other = await context.newPage();
	await other.goto(`${api()}/dashboard/`);
	await expect(other.getByRole("heading", { name: "Queue" })).toBeVisible();

	await page.getByRole("button", { name: "Sign out" }).click();
	await expect(page.getByText("You are signed out.")).toBeVisible();
	expect(await context.cookies(api())).toEqual([]);

	await other.evaluate(() => dispatchEvent(new Event("focus")));
	await expect(other.getByRole("alert")).toContainText("Your session has ended.");
	const headers = { Cookie: `__Host-afterword=${cookie!.value}` };
	expect((await request.get(`${api()}/v1/moderation/queue`, { headers })).status()).toBe(401);
});

test("who is signed in already keeps a new link unspent", async ({ page, anotherContext }) => {
	await signIn(page);
	const link = signInLink("Olga");
	await page.goto(link);
	await expect(page.getByRole("heading", { name: "Queue" })).toBeVisible();
	const elsewhere = await (await anotherContext()).newPage();
	await elsewhere.goto(link);
	await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
	await expect(elsewhere.getByRole("heading", { name: "Queue" })).toBeVisible();
});
