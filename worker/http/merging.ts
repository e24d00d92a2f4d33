// A merge of threads, or its undoing, a step a request: what is asked for in the threads room and in the log alike.

import type { MergeView } from "../contract/wire.ts";
import { readMergeAct, startMergeUndo } from "../db/merge-undo.ts";
import { readThread } from "../db/thread-edits.ts";
import { type Merge, moveComments } from "../db/thread-merges.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";
import { clearThread } from "./edge-cache.ts";
import { refreshReaders } from "./rooms.ts";

/** Moves what is next, and lets readers of either thread know. @throws ProblemError `not-found` */
export async function proceedMerge(c: AppContext, merge: Merge): Promise<MergeView> {
	const db = c.get("db");
	const { siteId, id, isUndone } = merge;
	const step = merge.isRunning ? await moveComments(db, merge) : { isRunning: false, moved: 0 };
	const into = await readThread(db, { siteId, id: merge.into });
	const from = await readThread(db, { siteId, id: merge.from });
	for (const thread of [into, from]) {
		if (!thread) continue;
		await clearThread(c, { siteId, pageKeys: thread.pageKeys });
		if (!step.isRunning) refreshReaders(c, { siteId, ...thread });
	}
	if (!into) throw new ProblemError("not-found");
	return { id, isUndone, ...step, thread: into.item };
}

/** Begins to take a merge back. @throws ProblemError `nothing-to-undo`, `not-found` */
export async function beginMergeUndo(
	c: AppContext,
	merge: Merge,
	by: { accountId: string; why?: string | undefined; now: number },
): Promise<MergeView> {
	const act = await readMergeAct(c.get("db"), merge, by.now);
	const isBegun = act && (await startMergeUndo(c.get("db"), { merge, act, ...by }));
	if (!isBegun) throw new ProblemError("nothing-to-undo");
	return proceedMerge(c, { ...merge, isUndone: true, isRunning: true });
}
