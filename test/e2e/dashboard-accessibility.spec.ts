// The dashboard for everybody: nothing for axe to say in any view and state, light and dark, from phone to desk.

import { api, signInLink, sql } from "./server.ts";
import { expectNoBarrier } from "./support/barriers.ts";
import {
	fillQueue,
	newHoldingSite,
	queueOn,
	reportComment,
	signIn,
	writeComment,
	writeSeen,
} from "./support/moderator.ts";
import { expect, test } from "./support/test.ts";
import { newSite } from "./support/visitor.ts";

test("signing in, in every state", async ({ page }) => {
	await page.goto(`${api()}/dashboard/`);
	await page.getByRole("heading", { name: "You need a sign-in link" }).waitFor();
	await expectNoBarrier(page, "without a link");
	const link = signInLink("Sven");
	sql("UPDATE sign_in_links SET used_at = 1 WHERE account_id = (SELECT id FROM accounts WHERE name = 'Sven')");
	await page.goto(link);
	await page.getByText("Your sign-in link is ready.").waitFor();
	await expectNoBarrier(page, "with a link");
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await page.getByRole("alert").waitFor();
	await expectNoBarrier(page, "with a spent link");
});

test("rules, while one is written, below a notice", async ({ page }) => {
	const site = newHoldingSite();
	await writeSeen(site, { text: "Come to the casino", name: "Eve" });
	sql("INSERT INTO notices (site_id, kind, since, until) VALUES (?, 'flood', ?, 9e12)", site, Date.now() - 60_000);
	sql(
		"INSERT INTO rules (id, site_id, place, kind, terms, outcome, message, label, created_at) VALUES (?, ?, 1, 'words', ?, 'refuse', 'Not here.', 'March', 0)",
		crypto.randomUUID(),
		site,
		JSON.stringify(["poker", "x".repeat(90)]),
	);
	await signIn(page, { name: "Rita", at: `#/rules/${site}` });
	await page.getByRole("button", { name: "New rule" }).click();
	await page.getByLabel("Words", { exact: true }).fill("casino");
	await page.getByText("1 of the last 1 comments.").waitFor();
	await page.getByRole("button", { name: "Put away" }).first().waitFor();
	await expectNoBarrier(page, "rules");
});

test("the queue, in every state", async ({ page, context }) => {
	const site = newHoldingSite();
	await writeComment(site, {
		text: `> quoted\n\n\`\`\`\n${"long code ".repeat(30)}\n\`\`\`\n\n- *one*\n- https://example.com/${"x".repeat(120)}`,
		name: "Somebody with rather a long name who writes",
		website: `https://example.com/${"path/".repeat(30)}`,
		pageTitle: "A title that goes on and on ".repeat(6),
		pageUrl: `${process.env.E2E_PAGES}/post`,
	});
	await fillQueue(site, ["one", "two", "three"]);
	await signIn(page, { name: "Axel", at: `#/queue/${site}` });
	const { waiting, line, alert, empty } = queueOn(page);
	await expect(waiting).toHaveCount(4);
	await expectNoBarrier(page, "waiting comments");

	await page.keyboard.press("?");
	await page.getByRole("dialog").waitFor();
	await expectNoBarrier(page, "the overlay of keys");
	await page.keyboard.press("Escape");

	sql("UPDATE comments SET status = 'deleted', version = version + 1 WHERE site_id = ? AND text = 'two'", site);
	await page.keyboard.type("ajs");
	await expect(line("one")).toBeVisible();
	await waiting.first().getByRole("button", { name: "Remove" }).click();
	await context.setOffline(true);
	await page.evaluate(() => dispatchEvent(new Event("focus")));
	await expect(alert).toContainText("The queue could not be read.");
	await expectNoBarrier(page, "decided lines, without the network");
	await context.setOffline(false);
	await expect(alert).toHaveCount(0);

	sql("DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE name = 'Axel')");
	await page.evaluate(() => dispatchEvent(new Event("focus")));
	await expect(alert).toContainText("Your session has ended.");
	await expectNoBarrier(page, "the session ended");
	await page.goto(signInLink("Axel"));
	await alert.getByRole("button", { name: "Sign in", exact: true }).click();
	await expect(alert).toHaveCount(0);
	while ((await waiting.count()) > 0) await waiting.first().getByRole("button", { name: "Approve" }).click();
	await expect(empty).toBeVisible();
	await expectNoBarrier(page, "an empty queue");
});

test("a reported comment, with what it said before", async ({ page }) => {
	const site = newSite();
	const id = await writeSeen(site, { text: "As it is now", name: "Ada" });
	await reportComment(site, id, { reason: "abuse", note: `Look: ${"x".repeat(200)}` });
	sql("UPDATE comments SET edited_at = created_at + 1000 WHERE id = ?", id);
	const body = JSON.stringify([["p", ["As it ", ["em", ["was"]], ` ${"y".repeat(200)}`]]]);
	sql("INSERT INTO revisions VALUES (?, 1, 'As it *was*', ?, 1700000000000, 1700000001000)", id, body);
	await signIn(page, { name: "Axelle", at: `#/queue/${site}` });
	const { waiting } = queueOn(page);
	await waiting.getByText("Earlier versions").click();
	await waiting.locator(".revision").waitFor();
	await expectNoBarrier(page, "a reported comment");
});

test("the team, one's own account and an invitation, in every state", async ({ page }) => {
	const site = newSite();
	sql(
		"INSERT INTO accounts (id, name, role, created_at) VALUES ('axl', 'Axl with rather a long name', 'moderator', 9)",
	);
	sql("INSERT INTO grants (account_id, site_id, role, created_at) VALUES ('axl', ?, 'moderator', 9)", site);
	await signIn(page, { name: "Axana", at: "#/team" });
	sql(
		`INSERT INTO passkeys (id, account_id, name, public_key, counter, created_at, suspect_at)
		SELECT 'axana', id, ?, '', 0, 1, 1 FROM accounts WHERE name = 'Axana'`,
		"A key with a name ".repeat(3),
	);
	await page.getByRole("button", { name: "Remove Axl" }).click();
	await page.getByRole("button", { name: "Change what Axana may do" }).click();
	await page.getByRole("button", { name: "Invite somebody" }).click();
	await page.getByRole("button", { name: "Make the link" }).click();
	await page.getByText("Choose a role, for all sites or for one.").waitFor();
	await expectNoBarrier(page, "the team, everything open");
	await page.getByLabel("Whom do you invite?").fill("Axel");
	await page.getByRole("region", { name: "Invitations" }).getByLabel(`On Site ${site}`).selectOption("reader");
	await page.getByRole("button", { name: "Make the link" }).click();
	const link = await page.locator("pre code").textContent();

	await page.goto(`${api()}/dashboard/#/you`);
	await page.getByRole("button", { name: "Remove the passkey" }).click();
	await page.getByRole("button", { name: "New token" }).click();
	await page.getByRole("button", { name: "Make the token" }).click();
	await page.getByText("Tick at least one.").waitFor();
	await expectNoBarrier(page, "one's own account, everything open");
	sql("UPDATE sessions SET fresh_at = 0 WHERE account_id = (SELECT id FROM accounts WHERE name = 'Axana')");
	await page.getByLabel("What is it for?").fill("Script");
	await page.getByLabel("Threads").check();
	await page.getByRole("button", { name: "Make the token" }).click();
	await page.getByRole("dialog").waitFor();
	await expectNoBarrier(page, "is it still you?");
	await page.keyboard.press("Escape");
	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await page.goto(link!);
	await page.getByLabel("Your name").fill("Axana");
	await page.getByRole("button", { name: "Accept and sign in" }).click();
	await page.getByText("Somebody here has this name.").waitFor();
	await expectNoBarrier(page, "an invitation");
});

test("sites, in every state", async ({ page }) => {
	test.slow();
	const site = newSite();
	await signIn(page, { at: "#/sites" });
	await page.getByRole("link", { name: `Site ${site}` }).waitFor();
	await expectNoBarrier(page, "the list of sites");

	await page.goto(`${api()}/dashboard/#/new-site`);
	await page.getByLabel("Allowed origins").fill("blog.example\nhttps://*.example.org");
	await page.getByLabel("Links", { exact: true }).fill("many");
	await page.getByRole("button", { name: "Create site" }).click();
	await page.getByText("4 fields need another look.").waitFor();
	await expectNoBarrier(page, "a form with errors");

	await page.goto(`${api()}/dashboard/#/sites/${site}`);
	await page.getByLabel("Address of the page").fill("nothing");
	await page.getByRole("button", { name: "Open and check" }).click();
	await page.getByText("That is not the address of a page.").waitFor();
	await page.getByLabel("Name").fill("Mine");
	await expectNoBarrier(page, "a site's page");
	await page.goto(`${api()}/dashboard/#/sites`);
	sql("UPDATE sites SET name = 'Theirs', version = version + 1 WHERE id = ?", site);
	await page.goto(`${api()}/dashboard/#/sites/${site}`);
	await page.getByText("Here is what you typed before you left.").waitFor();
	await page.getByRole("button", { name: "Save changes" }).click();
	await page.getByText("Now: Theirs").waitFor();
	await expectNoBarrier(page, "a restored form in conflict");

	await page.goto(`${api()}/dashboard/#/sites/no-such-site`);
	await page.getByText("There is no site").waitFor();
	await expectNoBarrier(page, "an unknown site");
});

test("a check that heard nothing, and an installation without a site", async ({ page }) => {
	test.slow();
	const site = newSite();
	await page.clock.install();
	await signIn(page, { at: `#/sites/${site}` });
	await page.getByLabel("Address of the page").fill(`${process.env.E2E_PAGES}/nothing-here`);
	const opened = page.waitForEvent("popup");
	await page.getByRole("button", { name: "Open and check" }).click();
	await page.getByText("Waiting for the page to answer").waitFor();
	// A page behind another one is drawn once a second.
	await (await opened).close();
	await page.clock.fastForward(21_000);
	await page.getByText("We heard nothing from that page.").waitFor();
	await expectNoBarrier(page, "a silent page");
	await page.route("**/v1/moderation/sites", (route) => route.fulfill({ json: { sites: [] } }));
	await page.goto(`${api()}/dashboard/#/sites`);
	await page.getByText("No site yet.").waitFor();
	await expectNoBarrier(page, "no site");
});

test("threads and people, in every state", async ({ page }) => {
	test.slow();
	const site = newSite();
	const who = { name: "Somebody with rather a long name", email: "long@example.org" };
	for (const path of ["/post?ref=mail", "/Post"])
		await writeSeen(site, {
			...who,
			text: "Words",
			page: `https://blog.example${path}`,
			pageTitle: "A title ".repeat(20),
		});
	await signIn(page, { name: "Axel", at: `#/threads/${site}` });
	await page
		.getByRole("button", { name: /^Edit: / })
		.first()
		.click();
	await page
		.getByRole("button", { name: /^Close: / })
		.first()
		.click();
	await page.getByText("Closed: it takes no new comments.").waitFor();
	await expectNoBarrier(page, "threads, one closed and edited");
	await page.getByRole("link", { name: "Same page twice?" }).click();
	await page.getByRole("button", { name: /^Merge the other/ }).click();
	await page.getByRole("button", { name: "Undo the merge" }).waitFor();
	await expectNoBarrier(page, "the doctor");
	await page.goto(`${api()}/dashboard/#/threads/${site}/moved`);
	await page.getByRole("button", { name: "Add a rule" }).click();
	await page.getByLabel("Once began with").fill("https://blog.example");
	await page.getByLabel("Now begins with").fill("https://new.example");
	await page.getByRole("button", { name: "See what it finds" }).click();
	await page.getByText("1 thread would also be found as").waitFor();
	await expectNoBarrier(page, "a rule and what it finds");
	await page.goto(`${api()}/dashboard/#/people/${site}`);
	await page.getByRole("link", { name: who.name }).first().click();
	await page.getByRole("button", { name: "Show the e-mail" }).click();
	await page.getByRole("button", { name: "Erase this person …" }).click();
	await page.getByRole("button", { name: "Erase for good" }).click();
	await page.getByText(/^This is not the name/).waitFor();
	await expectNoBarrier(page, "a person about to be erased");
});
