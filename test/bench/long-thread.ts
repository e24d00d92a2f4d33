// A thread of 10,000 comments read to its end in a browser: what a further page costs it at the beginning, and at the end.

import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../chromium.ts";
import { startServer } from "../e2e/server.ts";
import { fillThread, newSite, servePost, tag, threadOn } from "../e2e/support/visitor.ts";

const COMMENTS = 10_000;
/** How many pages are measured as one. */
const SAMPLE = 10;

/** Work of the page's main thread in milliseconds. */
export type LongThread = {
	/** For a page more: at first, and with nearly all comments on the page. */
	first: number;
	last: number;
	/** For a like, with all of them. */
	like: number;
};

/** @throws where not all comments have come in the end */
export async function browseLongThread(): Promise<LongThread> {
	const stop = await startServer();
	const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
	try {
		const page = await browser.newPage();
		return await browse(page);
	} finally {
		await browser.close();
		await stop();
	}
}

async function browse(page: Page): Promise<LongThread> {
	const site = newSite({ sort: "oldest" });
	const address = await servePost(page, { body: `<p>A post.</p>${tag(site)}` });
	const words = "Words as people write them below a post, some more and some less. ";
	fillThread(
		site,
		address,
		Array.from({ length: COMMENTS }, (_, index) => ({ text: `${index}. ${words.repeat(1 + (index % 4))}` })),
	);
	await page.goto(address);
	const thread = threadOn(page);
	const session = await page.context().newCDPSession(page);
	await session.send("Performance.enable");
	const workDone = async () => {
		const { metrics } = await session.send("Performance.getMetrics");
		return metrics.find(({ name }) => name === "TaskDuration")!.value * 1_000;
	};
	const costOf = async (action: () => Promise<unknown>) => {
		const before = await workDone();
		await action();
		return (await workDone()) - before;
	};
	await thread.root.locator("button.more").last().waitFor();
	const costs: number[] = [];
	while (await thread.root.locator("button.more").last().isVisible())
		costs.push((await costOf(() => page.evaluate(readOn, SAMPLE))) / SAMPLE);
	const shown = await thread.comments.count();
	if (shown !== COMMENTS) throw new Error(`${shown} of ${COMMENTS} comments are shown`);
	const like = await costOf(async () => {
		const liked = page.waitForResponse("**/reaction");
		// By its role it would be looked for among all that is on the page, in the page.
		await thread.root.locator(".likes button").evaluate((button: HTMLElement) => button.click());
		await liked;
	});
	// The very last pages may be fewer than the others.
	return { first: costs[0]!, last: costs.at(-2)!, like };
}

/** In the page: presses "more" so often, each time once the comments before have come. */
async function readOn(times: number): Promise<void> {
	const root = document.querySelector("afterword-thread")!.shadowRoot!;
	for (let time = 0; time < times; time++) {
		const more = [...root.querySelectorAll<HTMLElement>("button.more")].at(-1);
		if (!more) return;
		const come = new Promise<void>((resolve) => {
			const observer = new MutationObserver((changes) => {
				if (!changes.some(({ addedNodes }) => [...addedNodes].some((node) => /LI|DIV/.test(node.nodeName)))) return;
				observer.disconnect();
				resolve();
			});
			observer.observe(root, { childList: true, subtree: true });
		});
		more.click();
		await come;
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	}
}
