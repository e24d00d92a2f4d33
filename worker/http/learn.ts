// After a decision: what it teaches the filter of its site, and Akismet. The moderator does not wait for it, and nothing is
// lost where it fails, for the next decision teaches what this one could not.

import { type Learnable, readFilter, readLearnable, saveFilter } from "../db/filters.ts";
import { featuresOf } from "../domain/features.ts";
import { type Lesson, learn } from "../domain/filter.ts";
import type { AppContext } from "./context.ts";
import { tellAkismet } from "./tell-akismet.ts";

/** Of two writers at once one has to begin anew. */
const TRIES = 5;

/** Learns from what was decided on these comments, or undone, once the answer is on its way. */
export function learnLater(c: AppContext, commentIds: string[]): void {
	c.executionCtx.waitUntil(Promise.all([learnFrom(c, commentIds), tellAkismet(c, commentIds)]));
}

async function learnFrom(c: AppContext, commentIds: string[]): Promise<void> {
	const learnable = await readLearnable(c.get("db"), commentIds);
	const bySite = Map.groupBy(learnable, ({ site_id }) => site_id);
	for (const [siteId, comments] of bySite) await teach(c, siteId, comments);
}

async function teach(c: AppContext, siteId: string, comments: Learnable[]): Promise<void> {
	const db = c.get("db");
	const lessons = comments.flatMap(lessonsOf);
	for (let attempt = 0; attempt < TRIES; attempt += 1) {
		const { filter, version } = await readFilter(db, siteId);
		const save = { siteId, version, filter: learn(filter, lessons), writer: crypto.randomUUID(), now: Date.now() };
		if (await saveFilter(db, { ...save, learned: comments })) return;
	}
	console.warn(JSON.stringify({ event: "filter-not-taught", site: siteId, comments: comments.length }));
}

/** What was learned before is taken back, what is right now is learned. */
function lessonsOf({ text, author_website, learned, label }: Learnable): Lesson[] {
	const features = featuresOf({ text, website: author_website });
	return [
		...(learned ? [{ features, label: learned, times: -1 as const }] : []),
		...(label ? [{ features, label, times: 1 as const }] : []),
	];
}
