// Asks in place before an own comment is deleted.

import { announce } from "./announce.ts";
import { close } from "./close.ts";
import { focusOn } from "./focus.ts";
import { problemText } from "./problem-text.ts";
import type { Row } from "./state.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";
import { deleteComment } from "./write.ts";

export function DeleteForm({ view, row: { id } }: { view: View; row: Row }) {
	const t = wordsOf(view);
	const failure = view.state.open?.failure;
	const question = `delete-ask-${id}`;

	async function onConfirm(): Promise<void> {
		const problem = await deleteComment(view, id);
		if (problem) {
			view.update({ ...view.state, open: { id, as: "delete", failure: problem } });
			return;
		}
		announce(view, t("deleted"));
		// With replies below it its place is left; else the heading is the nearest thing that is sure to be there.
		focusOn(view, view.state.comments.has(id) ? `comment-${id}` : "heading");
	}

	return (
		<section class="ask" aria-labelledby={question} onKeyDown={({ key }) => key === "Escape" && close(view)}>
			<p id={question}>{t("delete.ask")}</p>
			<div role="alert">{failure && <p class="notice">{problemText(view, failure)}</p>}</div>
			<p class="buttons">
				<button type="button" class="primary" ref={focus} onClick={onConfirm}>
					{t("delete")}
				</button>
				<button type="button" onClick={() => close(view)}>
					{t("delete.keep")}
				</button>
			</p>
		</section>
	);
}

function focus(button: HTMLElement | null): void {
	button?.focus();
}
