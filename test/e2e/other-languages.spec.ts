// A thread in another language than English, however a reader comes to it: it goes where they wanted, in one language.

import { expect, test } from "./support/test.ts";
import { fillThread, newSite, servePost, tag, threadOn } from "./support/visitor.ts";

const ENGLISH = /\b(comments?|reply|like|order|first|top|ago|load|more|write)\b/i;

const ways = [
	{ what: "by a comment's link", hash: "permalink" },
	{ what: "at the comments", hash: "#comments" },
	{ what: "to write", hash: "#respond" },
	{ what: "for another time", hash: "", stored: true },
	{ what: "on a page with a preset", hash: "", attributes: 'data-preset="card"' },
];

for (const { what, hash, stored, attributes = "" } of ways) {
	for (const lang of ["of the page", "of the site"]) {
		test(`who comes ${what} reads the language ${lang}`, async ({ page }) => {
			const site = newSite(lang === "of the site" ? { lang: "de" } : {});
			const language = `data-lang="${lang === "of the site" ? "" : "de"}"`;
			const address = await servePost(page, {
				body: `<p style="height:3000px"></p>${tag(site, `${language} ${attributes}`)}`,
			});
			const texts = Array.from({ length: 5 }, (_, index) => ({ text: `Wort ${index}`, name: "Ada" }));
			const [, second] = fillThread(site, address, texts);
			if (stored) {
				await page.addInitScript(
					(key) => localStorage.setItem(key, "1"),
					`afterword:${site}:seen:${address.slice(0, -1)}`,
				);
			}
			await page.goto(address + (hash === "permalink" ? `#comment-${second}` : hash));
			const { root, comments, heading } = threadOn(page);
			await root.scrollIntoViewIfNeeded();
			await expect(root.getByRole("combobox", { name: "Reihenfolge" })).toBeVisible();
			await expect(comments).not.toHaveCount(0);
			if (hash === "permalink") {
				await expect(comments.and(page.locator(`#comment-${second}`))).toBeFocused();
				await expect(comments.and(page.locator("[aria-current=true]"))).toHaveCount(1);
			}
			if (hash === "#comments") await expect(heading).toBeFocused();
			if (hash === "#respond") await expect(root.getByRole("textbox", { name: "Kommentar schreiben" })).toBeFocused();
			await expect(heading).toHaveText("5 Kommentare");
			expect(await root.locator(".thread").innerText()).not.toMatch(ENGLISH);
		});
	}
}

test("on the narrowest phone no word of the heading is broken beside the order", async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 600 });
	const site = newSite();
	for (const language of ["ru", "fr", "es", "pt-BR"]) {
		const address = await servePost(page, { body: `<p>A post.</p>${tag(site, `data-lang="${language}"`)}` });
		const texts = Array.from({ length: 16 }, (_, index) => ({ text: `${index}`, name: "Ada" }));
		fillThread(site, address, texts);
		await page.goto(address);
		const { root, heading } = threadOn(page);
		await heading.hover();
		await expect(root.getByRole("combobox")).toBeVisible();
		const broken = await heading.evaluate((element) => {
			const text = element.firstChild as Text;
			const isOnOneLine = ({ index, 0: word }: RegExpExecArray) => {
				const range = document.createRange();
				range.setStart(text, index);
				range.setEnd(text, index + word.length);
				return new Set([...range.getClientRects()].map(({ top }) => top)).size === 1;
			};
			return [...text.data.matchAll(/\S+/g)].filter((word) => !isOnOneLine(word)).map(([word]) => word);
		});
		expect(broken, language).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	}
});
