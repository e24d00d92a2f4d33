// Who is asking: the visitor's token in the host page's storage, and what the server knows of its bearer.

import * as api from "../api-visitor.ts";
import { failureOf } from "../api-visitor.ts";
import { rememberVisit } from "./news.ts";
import { viewerForgotten, viewerLoaded } from "./own-state.ts";
import { storage } from "./storage.ts";
import { tokenKey } from "./stored.ts";
import type { View } from "./view.ts";

export function readToken({ options }: View): string | null {
	return storage.get(tokenKey(options.site));
}

export function dropToken(view: View): void {
	storage.remove(tokenKey(view.options.site));
	view.update(viewerForgotten(view.state));
}

type Ask<Given> = (token: string | null) => Promise<Given>;

/** Asks with the token, if there is one, in turn: two first acts at once would be those of two visitors. */
export function asVisitor<Given extends { token?: string | undefined }>(view: View, ask: Ask<Given>): Promise<Given> {
	const answer = Promise.resolve(view.turn)
		.catch(() => {})
		.then(() => askInTurn(view, ask));
	view.turn = answer;
	return answer;
}

/**
 * Keeps the token that a first answer brings. One that is no longer known must not stand in the way of somebody who could
 * do the same without.
 */
async function askInTurn<Given extends { token?: string | undefined }>(view: View, ask: Ask<Given>): Promise<Given> {
	const token = readToken(view);
	const answer = await ask(token).catch((error) => {
		if (!token || failureOf(error).code !== "signed-out") throw error;
		dropToken(view);
		return ask(null);
	});
	if (answer.token) storage.set(tokenKey(view.options.site), answer.token);
	rememberVisit(view);
	return answer;
}

/** Who the visitor is here, if the page keeps a token of theirs. Without an answer they are as anybody. */
export async function readViewer(view: View): Promise<void> {
	const token = readToken(view);
	if (!token) return;
	try {
		const viewer = await api.readViewer(view.api, view.options.query.page, token);
		view.ahead = viewer.now - Date.now();
		view.update(viewerLoaded(view.state, viewer));
		if (viewer.comments.length) await view.write(null);
	} catch (error) {
		if (failureOf(error).code === "signed-out") dropToken(view);
	}
}
