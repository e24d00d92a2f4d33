// Holds a rule against a site's newest comments: what it would have made of them, beside what happened to them then.

import { EXCERPT_MAX } from "../contract/limits.ts";
import { canBeTried, TRIED_SHOWN } from "../contract/rules.ts";
import type { RuleDraft, TriedView } from "../contract/wire.ts";
import type { Database } from "../db/database.ts";
import { readNewestComments, readThreads, type TrialComment, type TrialThread } from "../db/trial.ts";
import { excerpt, plainText } from "../domain/excerpt.ts";
import { linksOf } from "../domain/links.ts";
import { findRules, type RuleFinding } from "../domain/rules.ts";

const DAY = 24 * 3_600_000;

/** Reads a row for each comment, one for each thread that is shown and, of a rule on age, for each other thread. */
export async function trial(db: Database, siteId: string, draft: RuleDraft): Promise<TriedView> {
	const comments = await readNewestComments(db, siteId);
	if (!canBeTried(draft.kind)) return { looked: comments.length, found: null, comments: [] };
	const isOnAge = draft.kind === "thread-age";
	const threads = await readThreads(db, isOnAge ? comments.map(({ threadId }) => threadId) : []);
	const found = comments.flatMap((comment) => {
		const finding = find(draft, comment, threads.get(comment.threadId));
		return finding ? [{ comment, finding }] : [];
	});
	const shown = found.slice(0, TRIED_SHOWN);
	const pages = isOnAge
		? threads
		: await readThreads(
				db,
				shown.map(({ comment }) => comment.threadId),
			);
	return {
		looked: comments.length,
		found: found.length,
		comments: shown.map(({ comment, finding }) => ({
			id: comment.id,
			page: pages.get(comment.threadId)!.page,
			author: comment.author,
			excerpt: excerpt(comment.body, EXCERPT_MAX),
			createdAt: comment.createdAt,
			status: comment.status,
			...(finding.detail !== undefined && { detail: finding.detail }),
		})),
	};
}

function find(draft: RuleDraft, comment: TrialComment, thread: TrialThread | undefined): RuleFinding | undefined {
	const [finding] = findRules([{ ...draft, id: "" }], {
		text: plainText(comment.body),
		name: comment.author.name,
		links: linksOf(comment.body),
		website: comment.author.website ?? null,
		emailDomain: null,
		addresses: [],
		threadAgeDays: thread ? (comment.createdAt - thread.createdAt) / DAY : 0,
	});
	return finding;
}
