// What axe finds in people's way, and what makes a narrow page scroll sideways.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** A desk by day and a phone by night: layouts and colours are each seen twice, every pair of them need not be. */
const LOOKS = [
	{ width: 1280, colorScheme: "light" },
	{ width: 320, colorScheme: "dark" },
] as const;

/** axe with all its rules and the size of targets, in every look. `state` says in a failure what was looked at. */
export async function expectNoBarrier(page: Page, state: string): Promise<void> {
	for (const { width, colorScheme } of LOOKS) {
		const look = `${state}, ${width} px, ${colorScheme}`;
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		await Promise.all(page.frames().map((frame) => frame.evaluate(lookAgain)));
		expect(await barriersOn(page), look).toEqual([]);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(overflow, `${look} scrolls sideways`).toBeLessThanOrEqual(0);
	}
	await page.setViewportSize({ width: 1280, height: 720 });
}

/** Runs on the page, until colours have changed and threads have followed them: they are told by a transition's end. */
async function lookAgain(): Promise<void> {
	// By an animation of nothing: the frames a page asks for may be a test's own clock's.
	const frame = () => document.documentElement.animate(null, 1).finished;
	await frame();
	const threads = [...document.querySelectorAll("afterword-thread")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
	const changing = [document, ...threads].flatMap((root) => root.getAnimations());
	await Promise.allSettled(changing.map(({ finished }) => finished));
	// The end is told in the next frame; what follows from it is drawn in the one after.
	await frame();
	await frame();
}

/** The page as it stands. axe comes to a document once, and tells of nothing but faults: that is most of what it costs. */
export async function barriersOn(page: Page): Promise<unknown[]> {
	const isThere = await page.evaluate(() => "axe" in window);
	const axe = new AxeBuilder({ page, ...(isThere && { axeSource: ";" }) });
	// There are no frames to follow: without the page it opens for those, axe takes half the time.
	axe.setLegacyMode(true);
	axe.options({ resultTypes: ["violations"], preload: false, rules: { "target-size": { enabled: true } } });
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => [id, target, any[0]?.message]));
}
