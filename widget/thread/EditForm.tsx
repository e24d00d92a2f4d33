// Changing the words of an own comment, in its place. Whatever goes wrong, the new words stay in the box.

import { announce } from "./announce.ts";
import { checkText } from "./checks.ts";
import { close } from "./close.ts";
import { FieldIssue } from "./FieldIssue.tsx";
import { focusOn } from "./focus.ts";
import { formKeys } from "./form-keys.ts";
import { problemText } from "./problem-text.ts";
import type { Open, Row } from "./state.ts";
import { Tools } from "./Tools.tsx";
import { equip } from "./typing.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";
import { editComment } from "./write.ts";

export function EditForm({ view, row }: { view: View; row: Row }) {
	const t = wordsOf(view);
	const { failure, isSending = false } = view.state.open ?? {};
	const id = `edit-text-${row.id}`;

	function show(changes: Partial<Open>): void {
		view.update({ ...view.state, open: { id: row.id, as: "edit", ...changes } });
	}

	async function save(event: Event): Promise<void> {
		event.preventDefault();
		if (view.state.open?.isSending) return;
		const text = view.place.querySelector<HTMLTextAreaElement>(`#${id}`)!.value;
		const issues = checkText(text, view.state.head!.settings.textMax);
		if (issues.length) show({ failure: { code: "invalid", issues } });
		else {
			show({ isSending: true });
			const problem = await editComment(view, row, text);
			if (!problem) {
				announce(view, t("saved"));
				focusOn(view, `comment-${row.id}`);
				return;
			}
			show({ failure: problem });
		}
		focusOn(view, id);
	}

	function begin(box: HTMLTextAreaElement | null): void {
		if (!box) return;
		equip(view, box);
		box.focus();
	}

	const issues = failure?.issues ?? [];
	return (
		<form class="composer" noValidate aria-busy={isSending} onKeyDown={formKeys(view)} onSubmit={save}>
			<label class="unseen" for={id}>
				{t("edit.label")}
			</label>
			<textarea
				id={id}
				ref={begin}
				rows={4}
				dir="auto"
				aria-invalid={issues.length > 0}
				aria-describedby={`${id}-issue`}
				defaultValue={row.own?.text ?? ""}
			/>
			<div class="form">
				<Tools view={view} id={id} />
				<FieldIssue view={view} issues={issues} pointer="/text" id={`${id}-issue`} />
				<div role="alert">{failure && !issues.length && <p class="notice">{problemText(view, failure)}</p>}</div>
				<p class="buttons">
					<button type="submit" class="primary" aria-disabled={isSending}>
						{t(isSending ? "sending" : "save")}
					</button>
					<button type="button" onClick={() => close(view)}>
						{t("cancel")}
					</button>
				</p>
			</div>
		</form>
	);
}
