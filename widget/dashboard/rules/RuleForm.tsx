// A rule being written, new or known; beside it what it would have caught.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isFigureKind, outcomes, type RuleKind, ruleKinds, scripts } from "../../../worker/contract/rules.ts";
import type { RuleView } from "../../../worker/contract/wire.ts";
import { Banner } from "../parts/Banner.tsx";
import { Choice } from "../parts/Choice.tsx";
import { Field } from "../parts/Field.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useSessionContext } from "../session/use-session.ts";
import { dropRule, keepRule, readKeptRule } from "./kept-rule.ts";
import { t } from "./messages.ts";
import {
	draftOf,
	errorsOf,
	issueErrors,
	newDraft,
	type RuleDraft,
	type RuleErrors,
	type RuleField,
} from "./rule-draft.ts";
import { TrialView } from "./TrialView.tsx";
import { useTrial } from "./use-trial.ts";

type Props = {
	site: string;
	/** Null for a new one. */
	rule: RuleView | null;
	onKeep: (draft: RuleDraft) => Promise<void>;
	onClose: () => void;
};

export function RuleForm({ site, rule, onKeep, onClose }: Props) {
	const session = useSessionContext();
	const place = { site, rule: rule?.id ?? null };
	const [kept] = useState(() => readKeptRule(place));
	const [draft, setDraft] = useState(kept ?? (rule ? draftOf(rule) : newDraft));
	const [errors, setErrors] = useState<RuleErrors>({});
	const [trouble, setTrouble] = useState<string | null>(null);
	const [isSaving, setSaving] = useState(false);
	const trial = useTrial(site, draft);
	const form = useRef<HTMLFormElement>(null);
	useLayoutEffect(() => form.current?.querySelector("h2")?.focus(), []);
	useLayoutEffect(() => {
		if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
	}, [errors]);

	function set(field: RuleField, value: string): void {
		const changed = { ...draft, [field]: value };
		setDraft(changed);
		keepRule(place, changed);
		if (errors[field]) setErrors(({ [field]: _seenTo, ...others }) => others);
	}

	async function save(): Promise<void> {
		const wrong = errorsOf(draft);
		setErrors(wrong);
		setTrouble(null);
		if (Object.keys(wrong).length > 0) return;
		setSaving(true);
		try {
			await onKeep(draft);
			close();
		} catch (error) {
			const { code, issues = [] } = session.failureOf(error);
			setErrors(issueErrors(issues, draft));
			setTrouble(problemText(code));
			setSaving(false);
		}
	}

	function close(): void {
		dropRule(place);
		onClose();
	}

	return (
		<form
			class="rule-form"
			ref={form}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				if (!isSaving) void save();
			}}
		>
			<h2 tabIndex={-1}>{t(rule ? "form.edit" : "form.new")}</h2>
			{kept && <p class="hint">{t("form.restored")}</p>}
			<Looking draft={draft} errors={errors} set={set} />
			<TrialView trial={trial} />
			<Choice
				name="outcome"
				label={t("form.outcome")}
				options={outcomes.map((value) => ({
					value,
					label: t(`outcome.${value}`),
					...(value !== "hold" && { hint: t(`outcome.${value}.hint`) }),
				}))}
				value={draft.outcome}
				errors={errors.outcome}
				onChange={(value) => set("outcome", value)}
			/>
			{(draft.outcome === "refuse" || draft.outcome === "hold") && (
				<Field
					name="message"
					kind="words"
					label={t("form.message")}
					hint={t("form.message.hint")}
					value={draft.message}
					errors={errors.message}
					onInput={(value) => set("message", value)}
				/>
			)}
			<Field
				name="label"
				kind="words"
				label={t("form.label")}
				hint={t("form.label.hint")}
				value={draft.label}
				errors={errors.label}
				onInput={(value) => set("label", value)}
			/>
			{trouble && <Banner>{trouble}</Banner>}
			<div class="submit">
				<button type="submit" class="primary">
					{t(rule ? "form.save" : "form.add")}
				</button>
				<button type="button" onClick={close}>
					{t("form.cancel")}
				</button>
			</div>
		</form>
	);
}

type LookingProps = { draft: RuleDraft; errors: RuleErrors; set: (field: RuleField, value: string) => void };

/** What the rule looks at, and what for. */
function Looking({ draft, errors, set }: LookingProps) {
	const { kind } = draft;
	return (
		<>
			<div class="field">
				<label for="field-kind">{t("form.kind")}</label>
				<select
					id="field-kind"
					value={kind}
					onChange={({ currentTarget }) => set("kind", currentTarget.value as RuleKind)}
				>
					{ruleKinds.map((one) => (
						<option key={one} value={one}>
							{t(`kind.${one}`)}
						</option>
					))}
				</select>
			</div>
			{isFigureKind(kind) ? (
				<Field
					name="figure"
					label={t(`figure.${kind}`)}
					inputMode="numeric"
					value={draft.figure}
					errors={errors.figure}
					onInput={(value) => set("figure", value)}
				/>
			) : (
				<Field
					name="terms"
					label={t(`terms.${kind}`)}
					hint={t(`terms.${kind}.hint`, { scripts: scripts.join(", ") })}
					rows={4}
					value={draft.terms}
					errors={errors.terms}
					onInput={(value) => set("terms", value)}
				/>
			)}
		</>
	);
}
