// Changing the words of an own comment, in its place. Whatever goes wrong, the new words stay in the box; and they stay as a
// draft when the form is put away.

import { announce } from "./announce.ts";
import { checkText } from "./checks.ts";
import { close } from "./close.ts";
import { countDown } from "./count-down.ts";
import { keepDraft, readDraft } from "./draft.ts";
import { FieldIssue } from "./FieldIssue.tsx";
import { focusOn } from "./focus.ts";
import { formKeys } from "./form-keys.ts";
import { forgetDraft, hasDraft, putAway } from "./kept-draft.ts";
import { SendButton } from "./SendButton.tsx";
import type { Open, Row } from "./state.ts";
import { storage } from "./storage.ts";
import { draftKey } from "./stored.ts";
import { Tools } from "./Tools.tsx";
import { Trouble } from "./Trouble.tsx";
import { equip } from "./typing.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";
import { editComment } from "./write.ts";

export function EditForm({ view, row }: { view: View; row: Row }) {
	const t = wordsOf(view);
	const { failure, isSending = false, waitUntil = 0 } = view.state.open ?? {};
	const { site, query } = view.options;
	const name = `edit-${row.id}`;
	const key = draftKey(site, query.page, name);
	const id = `edit-text-${row.id}`;
	const find = () => view.place.querySelector<HTMLTextAreaElement>(`#${id}`);

	/** Somewhere else a reader may have opened another form meanwhile. */
	function show(changes: Partial<Open>): void {
		const { open } = view.state;
		const isHere = open?.id === row.id && open.as === "edit";
		if (isHere) view.update({ ...view.state, open: { id: row.id, as: "edit", ...changes } });
		else if (changes.failure) view.update({ ...view.state, failure: changes.failure });
	}

	function keep({ value }: HTMLTextAreaElement): void {
		const { open, comments } = view.state;
		const was = hasDraft(view, name);
		keepDraft(storage, key, value === comments.get(row.id)?.own?.text ? "" : value, null);
		if (open?.failure?.issues || was !== hasDraft(view, name)) show({});
	}

	async function save(event?: Event): Promise<void> {
		event?.preventDefault();
		const { isSending, waitUntil = 0 } = view.state.open ?? {};
		if (isSending || waitUntil > Date.now()) return;
		const text = find()!.value;
		const issues = checkText(text, view.state.head!.settings.textMax);
		if (issues.length) show({ failure: { code: "invalid", issues } });
		else {
			show({ isSending: true });
			const problem = await editComment(view, row, text);
			if (!problem) {
				announce(view, t("saved"), true);
				focusOn(view, `comment-${row.id}`);
				return;
			}
			fail(problem, text);
		}
		focusOn(view, id);
	}

	function fail(problem: NonNullable<Open["failure"]>, text: string): void {
		const { code, retryAfter } = problem;
		const over = () => view.state.open?.failure === problem && show({});
		show({ failure: problem, waitUntil: retryAfter ? countDown(view, retryAfter, over) : 0 });
		// As with a new comment: only the very words that were sent go out by themselves.
		if (code === "offline") addEventListener("online", () => find()?.value === text && save(), { once: true });
	}

	function begin(box: HTMLTextAreaElement | null): void {
		if (!box) return;
		const draft = readDraft(storage, key);
		if (draft) box.value = draft.text;
		box.addEventListener("input", () => keep(box));
		equip(view, box);
		box.focus();
	}

	function discard(): void {
		forgetDraft(view, name);
		close(view);
	}

	const issues = failure?.issues ?? [];
	return (
		<form
			class="composer"
			noValidate
			aria-busy={isSending}
			onKeyDown={formKeys(() => putAway(view, name))}
			onSubmit={save}
		>
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
				<Trouble view={view} failure={issues.length ? null : failure} />
				<p class="buttons">
					<SendButton view={view} waitUntil={waitUntil} isSending={isSending} label={t("save")} />
					<button type="button" onClick={() => putAway(view, name)}>
						{t("cancel")}
					</button>
					{hasDraft(view, name) && (
						<button type="button" onClick={discard}>
							{t("discard")}
						</button>
					)}
				</p>
			</div>
		</form>
	);
}
