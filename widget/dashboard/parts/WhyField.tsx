// One line for why something is done. It is nobody's duty: what is typed goes into the log beside what was done.

import { WHY_MAX } from "../../../worker/contract/limits.ts";
import { t } from "../messages.ts";

export function WhyField({ value, onInput }: { value: string; onInput: (why: string) => void }) {
	return (
		<input
			type="text"
			class="why"
			aria-label={t("why")}
			placeholder={t("why")}
			autoComplete="off"
			dir="auto"
			maxLength={WHY_MAX}
			value={value}
			onInput={({ currentTarget }) => onInput(currentTarget.value)}
		/>
	);
}

/** To spread into what is sent. */
export function because(why: string): { why?: string } {
	return why.trim() === "" ? {} : { why: why.trim() };
}
