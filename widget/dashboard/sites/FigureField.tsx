// A setting that is a number, with what it does and how far it may go.

import { type Figure, settingBounds } from "../../../worker/contract/settings.ts";
import { t } from "../messages.ts";
import { Field } from "../parts/Field.tsx";
import type { FieldErrors, SiteDraft, SiteField } from "./site-draft.ts";

type Props = {
	name: Figure;
	draft: SiteDraft;
	errors: FieldErrors;
	set: (field: SiteField, value: string) => void;
};

export function FigureField({ name, draft, errors, set }: Props) {
	return (
		<Field
			name={name}
			label={t(`field.${name}`)}
			hint={t(`field.${name}.hint`, settingBounds[name])}
			inputMode="numeric"
			value={draft[name]}
			errors={errors[name]}
			onInput={(value) => set(name, value)}
		/>
	);
}
