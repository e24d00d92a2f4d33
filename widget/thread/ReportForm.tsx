// Tells the moderators what is wrong with a comment.

import { reportReasons } from "../../worker/contract/settings.ts";
import type { ReportComment } from "../../worker/contract/wire.ts";
import { failureOf, reportComment } from "../api-visitor.ts";
import { announce } from "./announce.ts";
import { close } from "./close.ts";
import { focusFirst } from "./focus.ts";
import { formKeys } from "./form-keys.ts";
import { problemText } from "./problem-text.ts";
import type { Row } from "./state.ts";
import type { View } from "./view.ts";
import { readToken } from "./visitor.ts";
import { wordsOf } from "./words.ts";

export function ReportForm({ view, row: { id } }: { view: View; row: Row }) {
	const t = wordsOf(view);
	const failure = view.state.open?.failure;

	async function send(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		const fields = new FormData(event.currentTarget as HTMLFormElement);
		const body = Object.fromEntries(fields) as unknown as ReportComment;
		try {
			await reportComment(view.api, { id, body, token: readToken(view) });
			close(view);
			announce(view, t("report.sent"), true);
		} catch (error) {
			view.update({ ...view.state, open: { id, as: "report", failure: failureOf(error) } });
		}
	}

	return (
		<form class="ask" ref={focusFirst} onSubmit={send} onKeyDown={formKeys(() => close(view))}>
			<label>
				{t("report.why")}{" "}
				<select name="reason">
					{reportReasons.map((reason) => (
						<option key={reason} value={reason}>
							{t(`report.${reason}`)}
						</option>
					))}
				</select>
			</label>
			<textarea name="note" rows={2} maxLength={500} aria-label={t("report.note")} placeholder={t("report.note")} />
			<div role="alert">{failure && <p class="notice">{problemText(view, failure)}</p>}</div>
			<p class="actions">
				<button type="submit" class="link">
					{t("report.send")}
				</button>
				<button type="button" onClick={() => close(view)}>
					{t("cancel")}
				</button>
			</p>
		</form>
	);
}
