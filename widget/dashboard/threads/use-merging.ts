// Merging threads into one, step by step, and back: many comments take several requests, and each says how far it is.

import { useState } from "preact/hooks";
import type { MergeView } from "../../../worker/contract/wire.ts";
import { problemText } from "../parts/problem-text.ts";
import { useSessionContext } from "../session/use-session.ts";
import { continueMerge, mergeThreads, undoMerge } from "./api.ts";

export type Merging = {
	phase: "apart" | "merging" | "merged" | "undoing" | "undone";
	/** Comments moved so far. */
	moved: number;
	trouble: string | null;
	merge: (into: number, others: number[]) => void;
	undo: () => void;
};

export function useMerging(site: string): Merging {
	const session = useSessionContext();
	const [phase, setPhase] = useState<Merging["phase"]>("apart");
	const [moved, setMoved] = useState(0);
	const [trouble, setTrouble] = useState<string | null>(null);
	/** Those done, the latest last. */
	const [merges, setMerges] = useState<number[]>([]);

	/** Goes on until all is moved. */
	async function finish(first: MergeView): Promise<void> {
		let step = first;
		setMoved((before) => before + step.moved);
		while (step.isRunning) {
			step = await continueMerge(site, step.id);
			const { moved: more } = step;
			setMoved((before) => before + more);
		}
	}

	async function attempt(
		work: () => Promise<void>,
		next: Merging["phase"],
		otherwise: Merging["phase"],
	): Promise<void> {
		setTrouble(null);
		try {
			await work();
			setPhase(next);
		} catch (error) {
			setTrouble(problemText(session.failureOf(error).code));
			setPhase(otherwise);
		}
	}

	return {
		phase,
		moved,
		trouble,
		merge: (into, others) => {
			setPhase("merging");
			setMoved(0);
			const all = async () => {
				for (const from of others) {
					const begun = await mergeThreads(site, into, { from });
					setMerges((known) => [...known, begun.id]);
					await finish(begun);
				}
			};
			void attempt(all, "merged", "apart");
		},
		undo: () => {
			setPhase("undoing");
			const all = async () => {
				for (const id of [...merges].reverse()) {
					await finish(await undoMerge(site, id));
					setMerges((known) => known.filter((one) => one !== id));
				}
			};
			void attempt(all, "undone", "merged");
		},
	};
}
