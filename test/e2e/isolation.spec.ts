// All tests of a process share one context: what one leaves behind, the next must not find.

import { api } from "./server.ts";
import { expect, test } from "./support/test.ts";

test.describe.configure({ mode: "serial" });

test("somebody leaves words, a cookie, a permission and no network behind", async ({ page, context }) => {
	await page.goto(`${api()}/dashboard/`);
	await page.evaluate(() => {
		for (const storage of [sessionStorage, localStorage]) storage.setItem("left", "behind");
		// biome-ignore lint/suspicious/noDocumentCookie: the plainest there is
		document.cookie = "left=behind";
	});
	await context.grantPermissions(["clipboard-read"], { origin: api() });
	await context.setOffline(true);
});

test("whoever comes next finds none of it", async ({ page, context }) => {
	await page.goto(`${api()}/dashboard/`);
	const found = await page.evaluate(async () => {
		const { state } = await navigator.permissions.query({ name: "clipboard-read" as PermissionName });
		return { words: sessionStorage.length + localStorage.length, state };
	});
	expect(found).toEqual({ words: 0, state: "prompt" });
	expect(await context.cookies()).toEqual([]);
});
