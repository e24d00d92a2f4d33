// The form of a site, new or known.

import { useLayoutEffect, useRef } from "preact/hooks";
import { modes } from "../../../worker/contract/settings.ts";
import { t } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { Choice } from "../parts/Choice.tsx";
import { Field } from "../parts/Field.tsx";
import { NewerValues } from "./NewerValues.tsx";
import { SettingsFields } from "./SettingsFields.tsx";
import { SettingsWays } from "./SettingsGroup.tsx";
import { settingsTyped } from "./site-draft.ts";
import { ThreadPreview } from "./ThreadPreview.tsx";
import type { SiteForm as Form } from "./use-site-form.ts";

const ORIGIN_EXAMPLES = ["https://example.com", "https://blog.example.com", "http://localhost:4000"];

type Props = { form: Form; kind: "new" | "known"; canChange: boolean };

export function SiteForm({ form, kind, canChange }: Props) {
	const { draft, errors, set } = form;
	const element = useFocusOnError(form.attempts);
	return (
		<form
			class="site-form"
			ref={element}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				if (!form.isSaving) void form.save();
			}}
		>
			{form.isRestored && (
				<div class="restored">
					<p role="status">{t("site.restored")}</p>
					<button type="button" onClick={form.discard}>
						{t("site.discard")}
					</button>
				</div>
			)}
			{form.newest && <NewerValues newest={form.newest} draft={draft} onTake={set} />}
			{!canChange && <p class="hint">{t("site.onlyOwners")}</p>}
			{kind === "known" && <SettingsWays />}
			<fieldset class="plain" disabled={!canChange}>
				<Field
					name="name"
					kind="words"
					label={t("field.name")}
					hint={t("field.name.hint")}
					value={draft.name}
					errors={errors.name}
					onInput={(value) => set("name", value)}
				/>
				{kind === "new" && (
					<Field
						name="id"
						label={t("field.id")}
						hint={t("field.id.hint")}
						value={draft.id}
						errors={errors.id}
						onInput={(value) => set("id", value)}
					/>
				)}
				<Field
					name="origins"
					label={t("field.origins")}
					hint={
						<>
							{t("field.origins.hint")} {t("field.origins.examples")}{" "}
							{ORIGIN_EXAMPLES.map((example) => (
								<code key={example}>{example} </code>
							))}
						</>
					}
					rows={4}
					inputMode="url"
					value={draft.origins}
					errors={errors.origins}
					onInput={(value) => set("origins", value)}
				/>
				<Choice
					name="mode"
					label={t("field.mode")}
					options={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`), hint: t(`mode.${mode}.hint`) }))}
					value={draft.mode}
					errors={errors.mode}
					onChange={(value) => set("mode", value)}
				/>
				<SettingsFields draft={draft} errors={errors} set={set} />
				<ThreadPreview settings={settingsTyped(draft, form.before)} />
				<SaveBar form={form} kind={kind} />
			</fieldset>
		</form>
	);
}

/** In sight from the first change on, wherever in the form somebody is. */
function SaveBar({ form, kind }: Pick<Props, "form" | "kind">) {
	const { isChanged, isSaving, isSaved, trouble, discard } = form;
	const isKnown = kind === "known";
	return (
		<div class={isChanged || isSaved ? "save-bar in-sight" : "save-bar"}>
			{trouble && <Banner>{trouble}</Banner>}
			<div class="submit">
				<button type="submit" class="primary">
					{t(isSaving ? "site.saving" : isKnown ? "site.save" : "site.create")}
				</button>
				{isChanged && isKnown && (
					<button type="button" class="quiet" onClick={discard}>
						{t("site.discardChanges")}
					</button>
				)}
				<p role="status">{isSaved ? t("site.saved") : isChanged && isKnown && t("site.unsaved")}</p>
			</div>
		</div>
	);
}

function useFocusOnError(attempts: number) {
	const element = useRef<HTMLFormElement>(null);
	useLayoutEffect(() => {
		if (attempts > 0) element.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
	}, [attempts]);
	return element;
}
