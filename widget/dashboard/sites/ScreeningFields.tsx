// The settings that decide what waits for a moderator, and when nobody can write.

import { proofRules } from "../../../worker/contract/settings.ts";
import { t } from "../messages.ts";
import { Choice } from "../parts/Choice.tsx";
import { Field } from "../parts/Field.tsx";
import { type ClosingDraft, ownZone } from "./closing-draft.ts";
import { FigureField } from "./FigureField.tsx";
import { SettingsGroup } from "./SettingsGroup.tsx";
import { type FieldErrors, flagValues, type SiteDraft, type SiteField } from "./site-draft.ts";

type Props = { draft: SiteDraft; errors: FieldErrors; set: (field: SiteField, value: string) => void };

export function ScreeningFields({ draft, errors, set }: Props) {
	const field = (name: keyof ClosingDraft, clock?: "time" | "datetime-local", hint?: string) => (
		<Field
			name={name}
			clock={clock}
			label={t(`field.${name}`)}
			hint={hint}
			value={draft[name]}
			errors={errors[name]}
			onInput={(value) => set(name, value)}
		/>
	);
	const choice = (
		name: "filter" | "proof" | "akismet" | "ai" | "turnstile",
		options: { value: string; label: string }[],
	) => (
		<Choice
			name={name}
			label={t(`field.${name}`)}
			hint={t(`field.${name}.hint`)}
			options={options}
			value={draft[name]}
			errors={errors[name]}
			onChange={(value) => set(name, value)}
		/>
	);
	const onOrOff = flagValues.map((value) => ({ value, label: t(`flag.${value}`) }));
	return (
		<>
			<SettingsGroup name="waiting">
				{draft.mode === "hold-first" && <FigureField name="trustAfter" {...{ draft, errors, set }} />}
				<div class="columns">
					<FigureField name="maxLinks" {...{ draft, errors, set }} />
					<FigureField name="floodPerHour" {...{ draft, errors, set }} />
				</div>
				{choice("filter", onOrOff)}
				{choice(
					"proof",
					proofRules.map((value) => ({ value, label: t(`proof.${value}`) })),
				)}
				{choice("akismet", onOrOff)}
				{choice("ai", onOrOff)}
				{choice("turnstile", onOrOff)}
			</SettingsGroup>
			<SettingsGroup name="closing" hint={t("field.group.closing.hint")}>
				<FigureField name="closeAfterDays" {...{ draft, errors, set }} />
				<div class="columns">
					{field("quietFrom", "time", t("field.quietFrom.hint"))}
					{field("quietTo", "time", t("field.quietTo.hint"))}
					{field("quietZone", undefined, t("field.quietZone.hint", { zone: ownZone() }))}
				</div>
				{field("closedUntil", "datetime-local", t("field.closedUntil.hint"))}
			</SettingsGroup>
		</>
	);
}
