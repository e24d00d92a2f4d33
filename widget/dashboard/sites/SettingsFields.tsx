// The settings of a site below the ones everybody looks at: what visitors are asked, how a thread looks, and its limits.

import { REACTIONS_MAX } from "../../../worker/contract/limits.ts";
import { type Figure, fieldRules, sorts } from "../../../worker/contract/settings.ts";
import { t } from "../messages.ts";
import { Choice } from "../parts/Choice.tsx";
import { Field } from "../parts/Field.tsx";
import { FigureField } from "./FigureField.tsx";
import { ScreeningFields } from "./ScreeningFields.tsx";
import { SettingsGroup } from "./SettingsGroup.tsx";
import { type FieldErrors, type flags, flagValues, type SiteDraft, type SiteField } from "./site-draft.ts";
import { WordsField } from "./WordsField.tsx";

type Props = { draft: SiteDraft; errors: FieldErrors; set: (field: SiteField, value: string) => void };

export function SettingsFields({ draft, errors, set }: Props) {
	const figure = (name: Figure) => <FigureField name={name} {...{ draft, errors, set }} />;
	const rule = (name: "email" | "website") => (
		<Choice
			name={name}
			label={t(`field.${name}`)}
			options={fieldRules.map((value) => ({ value, label: t(`rule.${value}`) }))}
			value={draft[name]}
			errors={errors[name]}
			onChange={(value) => set(name, value)}
		/>
	);
	const flag = (name: (typeof flags)[number]) => (
		<Choice
			name={name}
			label={t(`field.${name}`)}
			options={flagValues.map((value) => ({ value, label: t(`flag.${value}`) }))}
			value={draft[name]}
			errors={errors[name]}
			onChange={(value) => set(name, value)}
		/>
	);
	return (
		<>
			<ScreeningFields {...{ draft, errors, set }} />
			<SettingsGroup name="form" hint={t("field.group.form.hint")}>
				{rule("email")}
				{rule("website")}
			</SettingsGroup>
			<SettingsGroup name="thread">
				<Choice
					name="sort"
					label={t("field.sort")}
					options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
					value={draft.sort}
					errors={errors.sort}
					onChange={(value) => set("sort", value)}
				/>
				<div class="columns">
					{figure("rootsPerPage")}
					{figure("repliesShown")}
				</div>
				<Field
					name="lang"
					label={t("field.lang")}
					hint={t("field.lang.hint")}
					value={draft.lang}
					errors={errors.lang}
					onInput={(value) => set("lang", value)}
				/>
				<WordsField {...{ draft, errors, set }} />
				{flag("live")}
				{flag("isIndexed")}
			</SettingsGroup>
			<SettingsGroup name="reactions">
				{flag("pageReaction")}
				<Field
					name="reactions"
					label={t("field.reactions")}
					hint={t("field.reactions.hint", { n: REACTIONS_MAX })}
					value={draft.reactions}
					errors={errors.reactions}
					onInput={(value) => set("reactions", value)}
				/>
			</SettingsGroup>
			<SettingsGroup name="limits">
				<div class="columns">
					{figure("editWindowMinutes")}
					{figure("textMax")}
				</div>
			</SettingsGroup>
		</>
	);
}
