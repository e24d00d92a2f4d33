// What the browser must be before the journey means anything, and what it cannot do or draw: found by trying it.

import { globSync, readFileSync } from "node:fs";
import { root } from "../../worker/cli/wrangler.ts";
import type { Stage } from "./stage.ts";
import { seeThirdPartyRefused } from "./third-party.ts";
import { seeTroubleNoticed } from "./trouble.ts";

/** @returns what cannot be done here, and why */
export async function findLimits(stage: Stage): Promise<string[]> {
	const { browser, host, step, until } = stage;
	const person = await browser.newPerson();
	const limits: string[] = [];

	await step("a third party in a frame finds nothing of what it keeps as a page of its own", async () => {
		for (const cookie of await seeThirdPartyRefused({ person, host, until }))
			limits.push(`refuse a third party's ${cookie} cookie: over plain HTTP this browser keeps it for nobody`);
	});

	await step("what goes wrong on a page is noticed", async () => {
		for (const reason of await seeTroubleNoticed({ person, host, until }))
			limits.push(`hear of errors by the driver, only by the page itself: ${reason}`);
	});

	const undrawn = await person.run(unsupported, declarations());
	if (undrawn.length) limits.push(`draw ${undrawn.join(" · ")}`);
	return limits;
}

/** Every property in the thread's stylesheets with every value it is given there. */
function declarations(): string[] {
	const files = globSync("widget/{,thread/,ui/}*.css", { cwd: root });
	const styles = files.map((path) => readFileSync(`${root}/${path}`, "utf8")).join("");
	const found = styles.matchAll(/(?<=[{;}]\s*)([a-z][a-z-]*):\s*([^;{}]+);/g);
	return [...new Set(Array.from(found, ([, property, value]) => `${property}: ${value!.replace(/\s+/g, " ")}`))];
}

/** Runs on the page. */
function unsupported(styles: string[]): string[] {
	return styles.filter((style) => !CSS.supports(style));
}
