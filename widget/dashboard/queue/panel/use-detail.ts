// Reads one comment with all there is to know of it, and again whenever it was changed here.

import { useEffect, useRef, useState } from "preact/hooks";
import type { CommentDetail } from "../../../../worker/contract/wire.ts";
import { useSessionContext } from "../../session/use-session.ts";
import { findRow } from "../queue-rows.ts";
import type { Queue } from "../use-queue.ts";
import { readComment } from "./api-comment.ts";

/** What is asked for of a comment's panel, by a button in it or by a key. */
export type Tool = "reply" | "edit" | "note" | "standing" | "pin" | "lock";

export function useDetail(id: string, queue: Queue) {
	const session = useSessionContext();
	const [detail, setDetail] = useState<CommentDetail | null>(null);
	const [trouble, setTrouble] = useState<string | null>(null);
	const asked = useRef(id);
	asked.current = id;
	const isActive = session.state.phase === "signed-in";
	const version = findRow(queue.state, id)?.item.version;

	async function read(): Promise<void> {
		try {
			const answer = await readComment(id);
			if (asked.current !== id) return;
			setDetail(answer);
			setTrouble(null);
		} catch (error) {
			const { code } = session.failureOf(error);
			if (asked.current === id && code !== "signed-out") setTrouble(code);
		}
	}

	useEffect(() => {
		if (isActive) void read();
	}, [id, version, isActive]);

	// Of another comment nothing is shown meanwhile.
	return { detail: detail?.item.id === id ? detail : null, trouble, read };
}
