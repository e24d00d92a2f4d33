// Coming in without a link: a passkey from the first sign-in on, proving that one is still there, and an invitation.

import type { CDPSession, Page } from "@playwright/test";
import { api, signInLink, sql } from "./server.ts";
import { signIn } from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { newSite } from "./support/visitor.ts";

/** The browser is the next test's, too, and has room for one such device. */
const devices: CDPSession[] = [];
test.afterEach(async () => {
	for (const cdp of devices.splice(0)) await cdp.send("WebAuthn.disable");
});

/** A device that keeps passkeys and says yes; what is in it outlives the page, as in a pocket. */
async function device(page: Page): Promise<{ cdp: CDPSession; id: string }> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send("WebAuthn.enable");
	devices.push(cdp);
	const { authenticatorId: id } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			protocol: "ctap2",
			transport: "internal",
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	return { cdp, id };
}

const queue = (page: Page) => page.getByRole("heading", { name: "Queue", level: 1 });

test("a passkey is offered after the first link, signs one in from then on, and proves later that it is still oneself", async ({
	page,
}) => {
	const { cdp, id } = await device(page);
	await page.goto(signInLink("Pia"));
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await page.getByRole("button", { name: "Add a passkey" }).click();
	await expect(page.getByText("Your passkey is added.")).toBeVisible();
	expect((await cdp.send("WebAuthn.getCredentials", { authenticatorId: id })).credentials).toMatchObject([
		{ isResidentCredential: true, rpId: "localhost" },
	]);

	await page.getByRole("button", { name: "Sign out" }).click();
	await page.getByRole("button", { name: "Sign in with a passkey" }).click();
	await expect(queue(page)).toBeVisible();
	await expect(page.locator(".account")).toHaveText("Pia");
	await expect(page.getByRole("button", { name: "Add a passkey" })).toHaveCount(0);

	await page.getByRole("link", { name: "You: Pia" }).click();
	await expect(page.getByRole("region", { name: "Passkeys" }).getByRole("listitem")).toContainText("Chrome on Linux");

	sql("UPDATE sessions SET fresh_at = 0 WHERE account_id = (SELECT id FROM accounts WHERE name = 'Pia')");
	await page.getByRole("button", { name: "New token" }).click();
	await page.getByLabel("What is it for?").fill("Nightly export");
	const dangerous = page.getByRole("group", { name: /^Dangerous/ });
	await expect(dangerous.getByRole("checkbox", { name: "Who may do what" })).toHaveAccessibleDescription(
		/up to moderators/,
	);
	await page.getByRole("checkbox", { name: "Queue", exact: true }).check();
	await page.getByRole("button", { name: "Make the token" }).click();
	const dialog = page.getByRole("dialog", { name: "Is it still you?" });
	await dialog.getByRole("button", { name: "Not now" }).click();
	await expect(page.getByRole("alert")).toHaveText("This needs you to sign in again.");
	await expect(page.getByLabel("What is it for?")).toHaveValue("Nightly export");
	await page.getByRole("button", { name: "Make the token" }).click();
	await dialog.getByRole("button", { name: "Use a passkey" }).click();
	const secret = page.getByRole("region", { name: "API tokens" }).locator("pre code");
	await expect(secret).toHaveText(/^aw_[\w-]{43}$/);
	const token = await secret.textContent();
	const answer = await page.request.get(`${api()}/v1/moderation/queue`, {
		headers: { Authorization: `Bearer ${token}` },
	});
	expect(answer.status()).toBe(200);

	const passkeys = page.getByRole("region", { name: "Passkeys" });
	await passkeys.getByRole("button", { name: "Remove the passkey" }).click();
	await expect(passkeys.getByText("It is your last one.")).toBeVisible();
	await expect(passkeys.getByRole("button", { name: "Keep it" })).toBeFocused();
	await passkeys.getByRole("button", { name: "Remove", exact: true }).click();
	await expect(passkeys.getByText("None yet: you sign in by a link")).toBeVisible();
	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await page.getByRole("button", { name: "Sign in with a passkey" }).click();
	await expect(page.getByRole("alert")).toHaveText("This passkey opens nothing here, or it took too long. Try again.");
});

test("a device without a passkey says so, and a session that ended is gone on with by one", async ({ page }) => {
	const { cdp, id } = await device(page);
	await page.goto(`${api()}/dashboard/`);
	await page.getByRole("button", { name: "Sign in with a passkey" }).click();
	await expect(page.getByRole("alert")).toHaveText("No passkey was used.");
	await signIn(page, { name: "Pilar" });
	await page.getByRole("button", { name: "Add a passkey" }).click();
	await expect(page.getByText("Your passkey is added.")).toBeVisible();
	await page.getByRole("link", { name: "You: Pilar" }).click();
	await page.getByLabel("Name", { exact: true }).fill("Pilar Díaz");
	sql("DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE name = 'Pilar')");
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByRole("button", { name: "Sign in with a passkey" }).click();
	await expect(page.getByText("Your session has ended.", { exact: false })).toHaveCount(0);
	await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Pilar Díaz");
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.locator(".account")).toHaveText("Pilar Díaz");
	expect((await cdp.send("WebAuthn.getCredentials", { authenticatorId: id })).credentials).toHaveLength(1);
});

test("an owner invites a moderator, who comes by the link, is one, and is out the moment they are removed", async ({
	page,
	anotherContext,
}) => {
	const site = newSite();
	await signIn(page, { name: "Olga", at: "#/team" });
	await page.getByRole("button", { name: "Invite somebody" }).click();
	await page.getByRole("button", { name: "Make the link" }).click();
	await expect(page.getByText("Choose a role, for all sites or for one.")).toBeVisible();
	await page.getByLabel("Whom do you invite?").fill("Mona");
	await page.getByLabel(`On Site ${site}`).selectOption("moderator");
	await page.getByRole("button", { name: "Make the link" }).click();
	const link = await page.getByRole("region", { name: "Invitations" }).locator("pre code").textContent();
	expect(link).toMatch(/\/dashboard\/#invite=[\w-]{43}$/);

	const guest = await (await anotherContext()).newPage();
	await device(guest);
	await guest.goto(link!);
	await expect(guest.getByRole("heading", { name: "You are invited" })).toBeVisible();
	expect(guest.url()).not.toContain("invite");
	await expect(guest.getByText("Olga invites you")).toBeVisible();
	await expect(guest.getByText(`Moderator: Site ${site}`)).toBeVisible();
	await expect(guest.getByLabel("Your name")).toHaveValue("Mona");
	await guest.getByLabel("Your name").fill("olga");
	await guest.getByRole("button", { name: "Accept and sign in" }).click();
	await expect(guest.getByText("Somebody here has this name.")).toBeVisible();
	await guest.getByLabel("Your name").fill("Mona Lind");
	await guest.getByRole("button", { name: "Accept and sign in" }).click();
	await expect(queue(guest)).toBeVisible();
	await guest.getByRole("button", { name: "Add a passkey" }).click();
	await expect(guest.getByText("Your passkey is added.")).toBeVisible();
	await expect(guest.getByRole("link", { name: "Team" })).toHaveCount(0);

	await page.reload();
	const mona = page.getByRole("list", { name: "People" }).getByRole("listitem").filter({ hasText: "Mona Lind" });
	await expect(mona).toContainText(`Moderator: Site ${site}`);
	await mona.getByRole("button", { name: "Change what Mona Lind may do" }).click();
	await mona.getByLabel(`On Site ${site}`).selectOption("admin");
	await mona.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Saved: Mona Lind")).toBeVisible();
	await guest.reload();
	await guest.getByRole("link", { name: "Team" }).click();
	await expect(guest.getByRole("list", { name: "People" })).toContainText("Mona Lind");

	await mona.getByRole("button", { name: "Remove Mona Lind" }).click();
	await mona.getByRole("button", { name: "Remove", exact: true }).click();
	await expect(page.getByText("Mona Lind is no longer here.")).toBeVisible();
	await guest.evaluate(() => dispatchEvent(new Event("focus")));
	await guest.reload();
	await guest.getByRole("button", { name: "Sign in with a passkey" }).click();
	await expect(guest.getByRole("alert")).toContainText("This passkey opens nothing here");
	await guest.goto("about:blank");
	await guest.goto(link!);
	await expect(guest.getByRole("alert")).toContainText("This invitation was used, taken back or has expired.");
});
