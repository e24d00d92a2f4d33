// Gets a thousand texts through the product in seconds.

import { isDeepStrictEqual } from "node:util";
import type { Page } from "@playwright/test";
import type { MarkupNode } from "../../../worker/contract/markup.ts";
import type { QueueView } from "../../../worker/contract/wire.ts";
import { cleanText } from "../../../worker/domain/clean.ts";
import { parseMarkup } from "../../../worker/domain/markup.ts";
import { sql } from "../server.ts";

/** A few at a time: the local database takes one write after the other anyway. */
export async function inBatches<One, Answer>(all: One[], work: (one: One) => Promise<Answer>): Promise<Answer[]> {
	const answers: Answer[] = [];
	for (let at = 0; at < all.length; at += 8) answers.push(...(await Promise.all(all.slice(at, at + 8).map(work))));
	return answers;
}

/** Answers the dashboard with all the pages of the queue in one: a click for each is another test's business. */
export async function listWholeQueue(page: Page): Promise<void> {
	await page.route("**/v1/moderation/queue?*", async (route) => {
		const url = new URL(route.request().url());
		const items: QueueView["items"] = [];
		let view: QueueView;
		do {
			view = await (await route.fetch({ url: url.href })).json();
			items.push(...view.items);
			if (view.cursor) url.searchParams.set("after", view.cursor);
		} while (view.hasMore);
		await route.fulfill({ json: { ...view, items } });
	});
}

/** Texts joined by blank lines wherever that changes nothing of what becomes of each: fewer requests, the same nodes. */
export function joined(texts: string[]): string[] {
	const groups: string[] = [];
	let nodes: MarkupNode[] = [];
	for (const text of texts.map(cleanText).filter(Boolean)) {
		const longer = `${groups.at(-1)}\n\n${text}`;
		const expected = [...nodes, ...parseMarkup(text)];
		const isSame = groups.length > 0 && longer.length < 4_000 && isDeepStrictEqual(parseMarkup(longer), expected);
		if (isSame) groups[groups.length - 1] = longer;
		else groups.push(text);
		nodes = isSame ? expected : parseMarkup(text);
	}
	return groups;
}

/** Approves all of a site at once, and puts them by fifties into threads of their own. Gives how many threads. */
export function approveIntoThreads(site: string, count: number): number {
	const threads = Math.ceil(count / 50);
	for (let index = 0; index < threads; index++) {
		sql("INSERT INTO threads (site_id, page_key, created_at) VALUES (?, ?, 1)", site, `/grid-${index}`);
	}
	sql(
		`UPDATE comments SET twin_hash = comments.id, thread_id = (SELECT threads.id FROM threads WHERE site_id = ?1 AND page_key = '/grid-' || place.thread)
		FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 50 AS thread FROM comments WHERE site_id = ?1) AS place
		WHERE comments.id = place.id`,
		site,
	);
	sql("UPDATE comments SET status = 'visible' WHERE site_id = ?", site);
	return threads;
}
