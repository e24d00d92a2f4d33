// Decides on many comments, a page of them a request: can be paused, survives a reload, an ended session and a lost
// network, and never does anything twice, since the server knows how far it is.

import { useEffect, useRef, useState } from "preact/hooks";
import type { BulkView, QueueFilterAsked } from "../../../worker/contract/wire.ts";
import type { Failure } from "../../api.ts";
import { decideMany, undoAct } from "../api.ts";
import type { Session } from "../session/use-session.ts";
import type { DecidingAction } from "./queue-rows.ts";

const STORAGE_KEY = "afterword:bulk";
const AGAIN_MS = 5_000;
const AGAIN_MAX_SECONDS = 60;

export type Job = {
	id: string;
	action: DecidingAction;
	why?: string;
	what: { by: "filter"; filter: QueueFilterAsked } | { by: "ids"; comments: { id: string; version: number }[] };
	/** How many there were at the beginning, as far as that was known. */
	total: number | null;
	cursor: string | null;
	done: number;
	act: number | null;
	/** `asking`: found after a reload, and not begun again unasked. */
	phase: "running" | "paused" | "asking" | "over" | "undoing" | "undone";
	/** Why it waits a moment: a problem's code. */
	trouble: string | null;
};

export type Bulk = {
	job: Job | null;
	start: (job: Pick<Job, "action" | "what" | "total" | "why">) => void;
	pause: () => void;
	resume: () => void;
	/** Leaves it as far as it is; what is done stays done, and can be undone. */
	dismiss: () => void;
	undo: () => void;
};

export function useBulk(session: Session, onDone: () => void): Bulk {
	const [job, setJob] = useState<Job | null>(readKept);
	const latest = useRef(job);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const isSending = useRef(false);
	const isActive = session.state.phase === "signed-in";
	const isMoving = job !== null && isGoing(job);

	function set(next: Job | null): void {
		latest.current = next;
		setJob(next);
		keep(next);
	}

	function wait(seconds: number): void {
		clearTimeout(timer.current);
		timer.current = setTimeout(step, seconds > 0 ? Math.min(seconds, AGAIN_MAX_SECONDS) * 1_000 : AGAIN_MS);
	}

	/** Sends the next request, unless one is under way or it is not to go on. */
	async function step(): Promise<void> {
		const now = latest.current;
		if (!now || isSending.current || !isGoing(now)) return;
		isSending.current = true;
		const outcome = await ask(now);
		isSending.current = false;
		// Left meanwhile: what came of it is nobody's any more.
		if (latest.current?.id !== now.id) return;
		if ("code" in outcome) return fail(outcome);
		// Paused meanwhile: how far it is is kept, and nothing more is sent.
		const isPaused = latest.current.phase !== now.phase && isGoing(outcome);
		set(isPaused ? { ...outcome, phase: latest.current.phase } : outcome);
		if (!isGoing(outcome)) onDone();
		else void step();
	}

	function fail({ code, retryAfter = 0 }: Failure): void {
		set({ ...latest.current!, trouble: code });
		// A session that ended begins it again when it is back.
		if (code !== "signed-out") wait(retryAfter);
	}

	async function ask(now: Job): Promise<Job | Failure> {
		try {
			return now.phase === "running" ? afterPage(now, await decideMany(requestOf(now))) : await afterUndoing(now);
		} catch (error) {
			return session.failureOf(error);
		}
	}

	// Begins, goes on once a session that ended is there again, and when the network comes back.
	useEffect(() => {
		if (!isActive || !isMoving) return;
		void step();
		addEventListener("online", step);
		return () => {
			removeEventListener("online", step);
			clearTimeout(timer.current);
		};
	}, [isActive, isMoving]);

	const change = (phase: Job["phase"]) => latest.current && set({ ...latest.current, phase, trouble: null });
	return {
		job,
		start: (begun) =>
			set({ ...begun, id: crypto.randomUUID(), cursor: null, done: 0, act: null, phase: "running", trouble: null }),
		pause: () => change("paused"),
		resume: () => change("running"),
		dismiss: () => set(null),
		undo: () => change("undoing"),
	};
}

/** Whether nothing more comes of it. */
export function isEnded({ phase }: Job): boolean {
	return phase === "over" || phase === "undone";
}

function isGoing({ phase }: Job): boolean {
	return phase === "running" || phase === "undoing";
}

function requestOf({ id, action, what, why, cursor }: Job) {
	const asked = { id, action, ...(why !== undefined && { why }) };
	return what.by === "ids" ? { ...asked, ...what } : { ...asked, ...what, after: cursor };
}

function afterPage(job: Job, view: BulkView): Job {
	const { done, cursor, act, isOver } = view;
	return { ...job, done, cursor, act, phase: isOver ? "over" : "running", trouble: null };
}

async function afterUndoing(job: Job): Promise<Job> {
	if (job.act === null) return { ...job, phase: "undone" };
	const { isOver, count } = await undoAct(job.act);
	return { ...job, done: Math.max(0, job.done - count), phase: isOver ? "undone" : "undoing", trouble: null };
}

function keep(job: Job | null): void {
	try {
		if (job === null || job.phase === "undone") sessionStorage.removeItem(STORAGE_KEY);
		else sessionStorage.setItem(STORAGE_KEY, JSON.stringify(job));
	} catch {
		// Without storage it lives as long as the page.
	}
}

function readKept(): Job | null {
	try {
		const kept = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "null") as Job | null;
		return kept && (kept.phase === "over" ? kept : { ...kept, phase: "asking", trouble: null });
	} catch {
		return null;
	}
}
