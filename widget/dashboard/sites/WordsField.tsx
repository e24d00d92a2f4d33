// What the widget says in the site's language, each message with a box for the owner's own words.

import { useState } from "preact/hooks";
import { WORD_MAX } from "../../../worker/contract/limits.ts";
import { t } from "../messages.ts";
import type { FieldErrors, SiteDraft, SiteField } from "./site-draft.ts";
import { useMessages } from "./use-messages.ts";
import { type Said, type WordForm, type WordRow, without, withText, wordRows, wordsTyped } from "./words-draft.ts";

type Props = { draft: SiteDraft; errors: FieldErrors; set: (field: SiteField, value: string) => void };

export function WordsField({ draft, errors, set }: Props) {
	const [isOpen, setOpen] = useState(false);
	const n = Object.keys(wordsTyped(draft.words)).length;
	const wrong = errors.words ?? [];
	const isShown = isOpen || wrong.length > 0;
	return (
		<details class="own-words" open={isShown} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
			<summary aria-invalid={wrong.length > 0 || undefined}>
				{t("field.words")} <span class="hint">{n > 0 ? t("words.changed", { n }) : t("words.unchanged")}</span>
			</summary>
			<p class="hint">{t("field.words.hint")}</p>
			{wrong.length > 0 && (
				<ul class="errors">
					{wrong.map((error) => (
						<li key={error}>{error}</li>
					))}
				</ul>
			)}
			{isShown && <WordsList draft={draft} set={set} />}
		</details>
	);
}

function WordsList({ draft, set }: Omit<Props, "errors">) {
	const { said, hasFailed } = useMessages(draft.lang, true);
	const [search, setSearch] = useState("");
	// A message does not leave its place while it is typed.
	const [first] = useState(draft.words);
	if (hasFailed) return <p class="errors">{t("words.failed")}</p>;
	if (!said) return <p class="hint">{t("loading")}</p>;
	const rows = wordRows(draft.words, said, { search, first });
	const change = (words: string) => set("words", words);
	return (
		<>
			<div class="acts">
				<input
					type="search"
					aria-label={t("words.search")}
					placeholder={t("words.search")}
					autoComplete="off"
					value={search}
					onInput={({ currentTarget }) => setSearch(currentTarget.value)}
					// It looks while one types; Enter would send the whole form.
					onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
				/>
				{draft.words !== "{}" && (
					<button type="button" class="quiet" onClick={() => change("{}")}>
						{t("words.resetAll")}
					</button>
				)}
			</div>
			{rows.length === 0 && <p class="hint">{t("words.notFound")}</p>}
			<ul aria-label={t("field.words")}>
				{rows.map((row) => (
					<WordLine key={row.key} {...{ row, said, change }} words={draft.words} />
				))}
			</ul>
		</>
	);
}

type LineProps = { row: WordRow; said: Said; words: string; change: (words: string) => void };

function WordLine({ row, said, words, change }: LineProps) {
	const { key, english, isChanged, forms } = row;
	return (
		<li class="word">
			<p>
				<span lang="en">{english}</span>
				{isChanged && (
					<>
						<strong>{t("words.mark")}</strong>
						<button
							type="button"
							class="quiet"
							aria-label={t("words.resetLabel", { message: english })}
							onClick={() => change(without(words, key))}
						>
							{t("words.reset")}
						</button>
					</>
				)}
			</p>
			{forms.map((one) => (
				<WordBox
					key={one.form}
					{...{ one, english, lang: said.lang }}
					name={`word-${key}-${one.form}`}
					onInput={(text) => change(withText(words, said, { key, form: one.form, text }))}
				/>
			))}
		</li>
	);
}

type BoxProps = { one: WordForm; english: string; lang: string; name: string; onInput: (text: string) => void };

function WordBox({ one: { form, typed, usual, faults }, english, lang, name, onInput }: BoxProps) {
	return (
		<div class="word-form">
			{form !== "" && <span class="hint">{t(`words.form.${form}` as "words.form.other")}</span>}
			<input
				type="text"
				id={name}
				lang={lang}
				dir="auto"
				autoComplete="off"
				maxLength={WORD_MAX}
				aria-label={form === "" ? english : `${english} (${t(`words.form.${form}` as "words.form.other")})`}
				aria-invalid={faults.length > 0 || undefined}
				aria-describedby={faults.length > 0 ? `${name}-error` : undefined}
				placeholder={usual}
				value={typed}
				onInput={({ currentTarget }) => onInput(currentTarget.value)}
			/>
			{faults.length > 0 && (
				<p class="errors" id={`${name}-error`}>
					{faults.join(" ")}
				</p>
			)}
		</div>
	);
}
