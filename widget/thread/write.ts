// What a visitor does to comments: create, edit, delete, and to be forgotten. Each tells the state what happened and
// answers with the failure, or null. The text itself stays with the form that called.

import type { CreateComment, Created } from "../../worker/contract/wire.ts";
import type { Failure } from "../api.ts";
import * as api from "../api-visitor.ts";
import { failureOf } from "../api-visitor.ts";
import { forgetDraft } from "./kept-draft.ts";
import { forgetVisit } from "./news.ts";
import type { Row } from "./state.ts";
import { storage } from "./storage.ts";
import { tokenKey } from "./stored.ts";
import type { View } from "./view.ts";
import { asVisitor, dropToken, readToken, readViewer } from "./visitor.ts";
import { createFailed, createStarted, createSucceeded, deleteSucceeded, editSucceeded } from "./write-state.ts";

type Outcome<Answer> = { answer: Answer; failure?: undefined } | { answer?: undefined; failure: Failure };

/** Shows the comment at once and confirms it, or takes it back, when the server has answered. */
export async function createComment(view: View, body: CreateComment): Promise<Outcome<Created>> {
	const { clientId } = body;
	view.update(createStarted(view.state, optimisticRow(view, body)));
	try {
		const answer = await asVisitor(view, (token) => api.createComment(view.api, body, token));
		view.ahead = answer.now - Date.now();
		view.update(createSucceeded(view.state, clientId, answer.comment));
		view.emit("comment", { id: answer.comment.id, status: answer.comment.status });
		return { answer };
	} catch (error) {
		view.update(createFailed(view.state, clientId));
		return { failure: failed(view, error) };
	}
}

export async function editComment(view: View, row: Row, text: string): Promise<Failure | null> {
	const body = { text, version: row.own?.version ?? 1 };
	try {
		const { comment } = await api.editComment(view.api, { id: row.id, body, token: readToken(view) });
		// Before the comment is drawn, which tells of a draft.
		forgetDraft(view, `edit-${row.id}`);
		view.update(editSucceeded(view.state, comment));
		return null;
	} catch (error) {
		const failure = failed(view, error);
		// The next attempt then names the version that is there now.
		if (failure.code === "changed-meanwhile") await readViewer(view);
		return failure;
	}
}

export async function deleteComment(view: View, id: string): Promise<Failure | null> {
	try {
		const { comment } = await api.deleteComment(view.api, id, readToken(view));
		view.update(deleteSucceeded(view.state, id, comment));
		return null;
	} catch (error) {
		return failed(view, error);
	}
}

/** Logs out: revokes the token where the server can be reached, and forgets it in any case. */
export async function forgetViewer(view: View): Promise<void> {
	const token = readToken(view);
	dropToken(view);
	forgetVisit(view);
	if (token) await api.forgetViewer(view.api, token).catch(() => {});
}

function failed(view: View, error: unknown): Failure {
	const failure = failureOf(error);
	if (failure.code === "signed-out") storage.remove(tokenKey(view.options.site));
	view.emit("error", { code: failure.code });
	return failure;
}

/** What the comment will probably look like: its paragraphs as plain text. */
function optimisticRow({ state }: View, { clientId, parentId = null, name, text }: CreateComment): Row {
	const parent = state.comments.get(parentId ?? "");
	return {
		id: clientId,
		parentId,
		rootId: parent?.rootId,
		status: "visible",
		author: { name, avatar: state.viewer?.author?.avatar ?? 0 },
		body: text.split(/\n\s*\n/).map((paragraph) => ["p", [paragraph]]),
		createdAt: Date.now(),
		replyCount: 0,
	};
}
