// Pages that were not made for it: the thread looks on each of them, to the pixel, as it does on a page with no styles at
// all, and it is dark where the page is.

import { writeFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { pages, sql } from "./server.ts";
import { differingPixels } from "./support/pixels.ts";
import { expect, test } from "./support/test.ts";
import { fillThread, newSite, servePost, tag, threadOn } from "./support/visitor.ts";

const PAGE = "/looks/";
const hosts = [
	{ kind: "Bootstrap", path: "/dressed/bootstrap/", lang: "en" },
	{ kind: "Bulma", path: "/dressed/bulma/", lang: "en" },
	{ kind: "Pico", path: "/dressed/pico/", lang: "en" },
	{ kind: "a root of ten pixels", path: "/dressed/ten-pixels/", lang: "en" },
	{ kind: "an application's router", path: "/spa/", lang: "en" },
	{ kind: "a reset that spares nothing", path: "/hostile/", lang: "en" },
	{ kind: "the strictest policy", path: "/csp/", lang: "en" },
	{ kind: "a page from right to left", path: "/rtl/", lang: "ar" },
];
const themes = ["light", "dark"] as const;

test("no host's styles change what is seen of the thread, light or dark", async ({ page }) => {
	test.slow();
	const site = everyKindOfWords();
	await page.setViewportSize({ width: 800, height: 2_000 });
	const dressed: Buffer[][] = [];
	for (const { path, lang } of hosts) {
		await page.goto(pages() + path);
		await showInstead(page, { site, page: PAGE, lang });
		dressed.push(await picturesOf(page));
	}
	const bare: Record<string, Buffer[]> = {};
	for (const [lang, dir] of [
		["en", "ltr"],
		["ar", "rtl"],
	] as const) {
		const body = `<main lang="${lang}" dir="${dir}">${tag(site, `data-page="${PAGE}"`)}</main>`;
		await page.goto(await servePost(page, { body }));
		bare[lang] = await picturesOf(page);
	}
	for (const [index, { kind, path, lang }] of hosts.entries()) {
		for (const [number, theme] of themes.entries()) {
			const [without, withStyles] = [bare[lang]![number]!, dressed[index]![number]!];
			const differing = await differingPixels(page, without, withStyles);
			if (differing) {
				writeFileSync(test.info().outputPath(`${lang}-${theme}-without.png`), without);
				writeFileSync(test.info().outputPath(`${path.replaceAll("/", "")}-${theme}-with.png`), withStyles);
			}
			expect.soft(differing, `${kind}, ${theme}`).toBe(0);
		}
	}
});

/** The page's thread becomes another, in its place. */
function showInstead(page: Page, attributes: Record<string, string>): Promise<void> {
	return threadOn(page).root.evaluate((host, attributes) => {
		for (const [name, value] of Object.entries(attributes)) host.setAttribute(name, value);
	}, attributes);
}

/** A thread with all that markup can be, on a site of its own. */
function everyKindOfWords(): string {
	const site = newSite();
	const [first, second] = fillThread(site, PAGE, [{ text: "Plain words" }, { text: "All kinds", name: "Grace" }]);
	fillThread(site, PAGE, [{ text: "An answer", answers: first! }]);
	const body = [
		[
			"p",
			["Words, ", ["strong", ["strong"]], " and ", ["em", ["soft"]], ", ", ["a", ["a link"], "https://example.com/"]],
		],
		["quote", [["p", ["quoted ", ["del", ["struck"]]]]]],
		[
			"ul",
			[
				["li", ["one"]],
				["li", [["code", ["two"]]]],
			],
		],
		["pre", ["three\nfour"]],
	];
	sql("UPDATE comments SET body = ? WHERE id = ?", JSON.stringify(body), second!);
	return site;
}

/** The thread in both themes, with a form open: laid at one place, as wide and in the font that all of them have. */
async function picturesOf(page: Page): Promise<Buffer[]> {
	const thread = threadOn(page);
	await expect(thread.comment("All kinds").or(thread.comments.nth(2))).toBeVisible();
	await thread.root.evaluate((host) => {
		const place =
			"position: fixed; inset: 0 auto auto 20px; width: 640px; max-width: none; margin: 0; padding: 0; border: 0";
		for (const part of `${place}; transform: none`.split(";")) {
			const [name, value] = part.split(":");
			host.parentElement!.style.setProperty(name!.trim(), value!.trim(), "important");
		}
		// The font is the page's by intent, and what is behind the words too.
		host.style.setProperty("--afterword-font", "sans-serif");
		host.style.setProperty("--afterword-background", "light-dark(#fff, #16181b)");
		for (const name of ["accent", "text", "muted", "border"]) host.style.setProperty(`--afterword-${name}`, "initial");
	});
	// Found by what they are, not by their words, which are Arabic on one page.
	const box = thread.root.locator("textarea").first();
	await box.focus();
	await expect(thread.root.locator(".primary")).toBeVisible();
	await box.blur();
	const pictures: Buffer[] = [];
	for (const theme of themes) {
		await page.emulateMedia({ colorScheme: theme });
		await thread.root.evaluate((host, theme) => host.setAttribute("theme", theme), theme);
		pictures.push(await photograph(thread.root.locator("section.thread")));
	}
	return pictures;
}

/** As it stands: hiding the caret would take a style element, which a strict page forbids. */
function photograph(part: Locator): Promise<Buffer> {
	return part.screenshot({ caret: "initial", animations: "allow" });
}

for (const { page: kind, styles, theme } of [
	{ page: "says nothing and is white", styles: "", theme: "light" },
	{ page: "says that it can be dark", styles: ":root { color-scheme: light dark }", theme: "dark" },
	{ page: "is dark and does not say so", styles: "body { background: #111; color: #ddd }", theme: "dark" },
	{
		page: "is dark where the thread stands",
		styles: "main { background: #024; color: oklch(0.9 0.05 200) }",
		theme: "dark",
	},
	{
		page: "says dark and then is not",
		styles: ":root { color-scheme: dark } body { background: #fff; color: #333 }",
		theme: "light",
	},
]) {
	test(`to a reader with a dark system, a page that ${kind} shows a ${theme} thread`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: "dark" });
		const body = `<main><p>A post.</p>${tag(newSite())}</main>`;
		await page.goto(await servePost(page, { head: `<style>${styles}</style>`, body }));
		await expect(threadOn(page).heading).toBeVisible();
		await expectTheme(page, theme);
	});
}

test("the thread follows the page's own switch, fast or slow, until its owner says otherwise", async ({ page }) => {
	const styles = `body { color: #222; transition: color 0.1s, background 0.1s } .night { color: #eee; background: #111 }`;
	await page.goto(await servePost(page, { head: `<style>${styles}</style>`, body: `<p>A post.</p>${tag(newSite())}` }));
	const { heading, root } = threadOn(page);
	await expect(heading).toBeVisible();
	await expectTheme(page, "light");
	const turn = () => page.evaluate(() => void document.body.classList.toggle("night"));
	await turn();
	await expectTheme(page, "dark");
	await turn();
	await expectTheme(page, "light");
	await root.evaluate((host) => host.setAttribute("theme", "dark"));
	await expectTheme(page, "dark");
	await root.evaluate((host) => host.setAttribute("theme", "light"));
	await turn();
	await expectTheme(page, "light");
	await root.evaluate((host) => host.setAttribute("theme", "auto"));
	await expectTheme(page, "dark");
});

async function expectTheme(page: Page, theme: string): Promise<void> {
	await expect(threadOn(page).root.locator("section.thread")).toHaveCSS("color-scheme", theme);
	const words = theme === "dark" ? "rgb(227, 229, 232)" : "rgb(29, 33, 37)";
	await expect(threadOn(page).heading).toHaveCSS("color", words);
}

test("links have the page's accent colour, as dark or light as words must be, where the owner names none", async ({
	page,
}) => {
	const styles =
		"body { accent-color: #f6821f; color: #222; background: #fff } .night { color: #eee; background: #111 }";
	const body = `<p>A post.</p>${tag(newSite())}`;
	await page.goto(await servePost(page, { head: `<style>${styles}</style>`, body }));
	const thread = threadOn(page);
	const accent = () =>
		thread.root.locator("section.thread").evaluate((section) => {
			const link = section.appendChild(document.createElement("a"));
			const brush = document.createElement("canvas").getContext("2d")!;
			brush.fillStyle = getComputedStyle(link).color;
			link.remove();
			brush.fillRect(0, 0, 1, 1);
			return [...brush.getImageData(0, 0, 1, 1).data];
		});
	await expect(thread.heading).toBeVisible();
	// oklch(0.72 0.17 52) at a lightness of 0.5, and at 0.77 what the screen has of it: 6.3 : 1 on white, 7.9 : 1 on #16181b.
	expect(await accent()).toEqual([169, 59, 0, 255]);
	await page.evaluate(() => void document.body.classList.add("night"));
	await expectTheme(page, "dark");
	expect(await accent()).toEqual([255, 145, 53, 255]);
	await page.evaluate(() => document.body.style.setProperty("--afterword-accent", "#0a0"));
	expect(await accent()).toEqual([0, 170, 0, 255]);
});

test("a preset changes the look and nothing else, and what the page says comes before it", async ({ page }) => {
	const site = newSite();
	const body = `<main><p>A post.</p>${tag(site, 'data-page="/preset/" data-preset="card"')}</main>`;
	fillThread(site, "/preset/", [{ text: "In a card" }]);
	await page.goto(await servePost(page, { body }));
	const thread = threadOn(page);
	const card = thread.comment("In a card");
	await expect(card).toHaveCSS("border-left-width", "1px");
	await thread.box.fill("Half a thought");
	await thread.root.evaluate((host) => host.setAttribute("preset", "compact"));
	await expect(card).toHaveCSS("border-left-width", "0px");
	const all = thread.root.locator("section.thread");
	await expect(all).toHaveCSS("font-size", "14px");
	await thread.root.evaluate((host) => host.style.setProperty("--afterword-font-size", "19px"));
	await expect(all).toHaveCSS("font-size", "19px");
	await expect(thread.box).toHaveValue("Half a thought");
});

test("a reader prints all comments and no buttons, black on white", async ({ page }) => {
	const site = newSite();
	const comments = Array.from({ length: 12 }, (_, index) => ({ text: `Number ${index}` }));
	fillThread(site, "/paper/", comments);
	const head = "<style>body { background: #111; color: #ddd }</style>";
	await page.goto(await servePost(page, { head, body: tag(site, 'data-page="/paper/" data-load="eager"') }));
	const thread = threadOn(page);
	await expect(thread.comments).toHaveCount(12);
	// The styles for paper come with a reader's first move over the thread.
	await thread.heading.hover();
	await page.emulateMedia({ media: "print" });
	await expect(thread.box).toBeHidden();
	await expect(thread.root.getByRole("button")).toHaveCount(0);
	await expect(thread.root.locator("section.thread")).toHaveCSS("color", "rgb(0, 0, 0)");
	for (const comment of await thread.comments.all()) await expect(comment).toHaveCSS("content-visibility", "visible");
});
