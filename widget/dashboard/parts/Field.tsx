// A labelled text field with its explanation and its errors, joined for those who hear the page.

import type { ComponentChildren } from "preact";

type Props = {
	name: string;
	label: string;
	value: string;
	onInput: (value: string) => void;
	hint?: ComponentChildren;
	errors?: string[] | undefined;
	rows?: number;
	inputMode?: "numeric" | "url";
	/** A time of day, or a day and a time, by the browser's own box for them. */
	clock?: "time" | "datetime-local" | undefined;
	isReadOnly?: boolean;
	/** Names and words of a language get the browser's help; codes and addresses do not. */
	kind?: "words" | "code";
};

export function Field({
	name,
	label,
	value,
	onInput,
	hint,
	errors = [],
	rows,
	inputMode,
	clock,
	isReadOnly,
	kind = "code",
}: Props) {
	const box = {
		id: `field-${name}`,
		name,
		value,
		inputMode,
		readOnly: isReadOnly,
		autoComplete: "off",
		spellcheck: kind === "words",
		autoCapitalize: kind === "words" ? ("sentences" as const) : ("none" as const),
		class: kind,
		"aria-invalid": errors.length > 0 || undefined,
		"aria-describedby":
			[hint && `hint-${name}`, errors.length > 0 && `error-${name}`].filter(Boolean).join(" ") || undefined,
		onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
	};
	return (
		<div class="field">
			<label for={box.id}>{label}</label>
			{hint && (
				<div class="hint" id={`hint-${name}`}>
					{hint}
				</div>
			)}
			{rows && <textarea {...box} rows={rows} />}
			{!rows && (clock ? <input type={clock} {...box} /> : <input type="text" {...box} />)}
			{errors.length > 0 && (
				<ul class="errors" id={`error-${name}`}>
					{errors.map((error) => (
						<li key={error}>{error}</li>
					))}
				</ul>
			)}
		</div>
	);
}
