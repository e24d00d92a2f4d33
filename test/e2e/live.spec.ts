// What others do while a reader has the page open.

import { api } from "./server.ts";
import { expect, test } from "./support/test.ts";
import {
	deleteForGood,
	expectPosted,
	newSite,
	openPost,
	send,
	servePost,
	tag,
	takeTime,
	threadOn,
	within,
} from "./support/visitor.ts";

test.beforeEach(({ page }) => takeTime(page));

test("what others write waits until it is wanted; what they change or take back changes at once", async ({
	page,
	anotherContext,
}) => {
	const site = newSite();
	const address = await openPost(page, site);
	const mine = threadOn(page);
	await expect(mine.heading).toBeVisible();
	// Who stays is told.
	const connected = page.waitForEvent("websocket");
	await mine.root.hover();
	await (await connected).waitForEvent("framereceived");

	const second = await (await anotherContext()).newPage();
	await takeTime(second);
	await servePost(second, { body: `<p>A post.</p>${tag(site)}`, address });
	await second.goto(address);
	const theirs = threadOn(second);
	await send(theirs, { text: "Live from elsewhere", name: "Grace" });
	await expectPosted(theirs, "Live from elsewhere");

	const news = mine.button("1 new comment · show");
	await expect(news).toBeVisible();
	await expect(mine.comments).toHaveCount(0);
	await news.click();
	await expect(mine.comment("Live from elsewhere")).toBeFocused();
	await expect(mine.heading).toHaveText("1 comment");

	await within(theirs.comment("Live from elsewhere"), "Edit").click();
	await theirs.root.getByRole("textbox", { name: "Change your comment" }).fill("Changed from elsewhere");
	await theirs.button("Save").click();
	await expect(mine.comment("Changed from elsewhere")).toBeVisible();
	await deleteForGood(theirs.comment("Changed from elsewhere"));
	await expect(mine.comments).toHaveCount(0);
	await expect(mine.heading).toHaveText("No comments yet");
});

test("under a policy that knows of no sockets the thread works, and the browser is not asked again and again", async ({
	page,
	trouble,
}) => {
	// What the browser writes of the one connection it refused.
	trouble.expect(/connect-src/);
	await page.clock.install();
	const policy = `default-src 'none'; script-src ${api()}; connect-src ${api()}`;
	const headers = { "Content-Security-Policy": policy };
	await page.goto(await servePost(page, { body: tag(newSite(), 'data-load="eager"'), headers }));
	const thread = threadOn(page);
	await send(thread, { text: "Said all the same", name: "Ada" });
	await expectPosted(thread, "Said all the same");
	await page.clock.fastForward(5_000);
	const refusals = () => trouble.found.filter((line) => line.includes("Connecting to"));
	await expect.poll(refusals).toHaveLength(1);
	await page.clock.fastForward(3_600_000);
	await expect(thread.comments).toHaveCount(1);
	expect(refusals()).toHaveLength(1);
});
