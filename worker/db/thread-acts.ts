// Closing and opening a thread, as a moderator's act.

import { insertActStatement } from "./acts.ts";
import type { Database } from "./database.ts";
import type { DoneAct } from "./undo.ts";

export type ThreadClosing = {
	threadId: number;
	siteId: string;
	label: string;
	isClosed: boolean;
	accountId: string;
	why?: string | undefined;
	now: number;
};

/** Nothing is written down where it is so already. */
export async function setThreadClosed(db: Database, closing: ThreadClosing): Promise<void> {
	const { threadId, isClosed } = closing;
	await db.batch([
		setClosedStatement(db, threadId, isClosed),
		insertActStatement(db, {
			...closing,
			kind: isClosed ? "thread.close" : "thread.open",
			subject: String(threadId),
			before: { isClosed: !isClosed },
			after: { isClosed },
		}),
	]);
}

export function undoThreadClosed(db: Database, act: DoneAct): D1PreparedStatement[] {
	return [setClosedStatement(db, Number(act.subject), act.before.isClosed === true)];
}

function setClosedStatement(db: Database, id: number, isClosed: boolean): D1PreparedStatement {
	return db.prepare("UPDATE threads SET is_closed = ?2 WHERE id = ?1", id, Number(isClosed));
}
