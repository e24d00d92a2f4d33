// Title, address, key and screening of a thread. What was refused stays as it was typed.

import { useState } from "preact/hooks";
import { modes } from "../../../worker/contract/settings.ts";
import type { ThreadItem } from "../../../worker/contract/wire.ts";
import { t as ofAll } from "../messages.ts";
import { Choice } from "../parts/Choice.tsx";
import { Field } from "../parts/Field.tsx";
import { issueText, problemText } from "../parts/problem-text.ts";
import { useSessionContext } from "../session/use-session.ts";
import { editThread } from "./api.ts";
import { t } from "./messages.ts";

/** The mode of a thread that has none of its own. */
const AS_SITE = "site";

type Undo = () => Promise<{ thread: ThreadItem }>;
type Props = {
	site: string;
	thread: ThreadItem;
	onCancel: () => void;
	onSaved: (thread: ThreadItem, undo: Undo) => void;
};

export function ThreadForm({ site, thread, onCancel, onSaved }: Props) {
	const session = useSessionContext();
	const { key, title, url } = thread.page;
	const { mode } = thread;
	const [draft, setDraft] = useState({ title, url: url ?? "", page: key, mode: mode ?? AS_SITE });
	const [errors, setErrors] = useState<Record<string, string[]>>({});
	const [isSaving, setSaving] = useState(false);
	const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });

	async function save(): Promise<void> {
		setSaving(true);
		setErrors({});
		try {
			const chosen = modes.find((one) => one === draft.mode) ?? null;
			const saved = await editThread(site, thread.id, { ...draft, url: draft.url || null, mode: chosen });
			onSaved(saved.thread, () => editThread(site, thread.id, { title, url, page: key, mode }));
		} catch (error) {
			const { code, issues = [] } = session.failureOf(error);
			const found = issues.map((issue) => {
				const name = issue.pointer.slice(1);
				return [name, [name === "url" ? t("issue.url") : issueText(issue)]];
			});
			if (code === "page-taken") setErrors({ page: [problemText(code)] });
			else setErrors(found.length > 0 ? Object.fromEntries(found) : { form: [problemText(code)] });
		} finally {
			setSaving(false);
		}
	}

	return (
		<form
			class="inline-form"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				if (!isSaving) void save();
			}}
		>
			<Field
				name={`title-${thread.id}`}
				kind="words"
				label={t("field.threadTitle")}
				value={draft.title}
				errors={errors.title}
				onInput={set("title")}
			/>
			<Field
				name={`url-${thread.id}`}
				inputMode="url"
				label={t("field.threadUrl")}
				hint={t("field.threadUrl.hint")}
				value={draft.url}
				errors={errors.url}
				onInput={set("url")}
			/>
			<Field
				name={`page-${thread.id}`}
				label={t("field.threadKey")}
				hint={t("field.threadKey.hint")}
				value={draft.page}
				errors={errors.page}
				onInput={set("page")}
			/>
			<Choice
				name={`mode-${thread.id}`}
				label={t("field.threadMode")}
				options={[
					{ value: AS_SITE, label: t("field.threadMode.site"), hint: t("field.threadMode.site.hint") },
					...modes.map((one) => ({
						value: one,
						label: ofAll(`mode.${one}`),
						hint: ofAll(`mode.${one}.hint`),
					})),
				]}
				value={draft.mode}
				errors={errors.mode}
				onChange={set("mode")}
			/>
			{errors.form && <p class="trouble-line">{errors.form.join(" ")}</p>}
			<div class="acts">
				<button type="submit" class="primary" disabled={isSaving}>
					{t("thread.save")}
				</button>
				<button type="button" onClick={onCancel}>
					{t("thread.cancel")}
				</button>
			</div>
		</form>
	);
}
