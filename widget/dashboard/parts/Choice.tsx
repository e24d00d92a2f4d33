// One of a few: radio buttons with a sentence each where there is something to say.

type Props = {
	name: string;
	label: string;
	/** Of the whole choice. */
	hint?: string;
	options: { value: string; label: string; hint?: string }[];
	value: string;
	onChange: (value: string) => void;
	errors?: string[] | undefined;
};

export function Choice({ name, label, hint, options, value, onChange, errors = [] }: Props) {
	return (
		<fieldset
			class={options.some((option) => option.hint) ? "choice" : "choice in-line"}
			aria-describedby={hint && `field-${name}-hint`}
		>
			<legend>{label}</legend>
			{hint && (
				<p class="hint" id={`field-${name}-hint`}>
					{hint}
				</p>
			)}
			{options.map((option) => {
				const id = `field-${name}-${option.value}`;
				return (
					<div class="option" key={option.value}>
						<input
							type="radio"
							id={id}
							name={name}
							value={option.value}
							checked={option.value === value}
							aria-describedby={option.hint && `${id}-hint`}
							aria-invalid={errors.length > 0 || undefined}
							onChange={() => onChange(option.value)}
						/>
						<label for={id}>{option.label}</label>
						{option.hint && (
							<p class="hint" id={`${id}-hint`}>
								{option.hint}
							</p>
						)}
					</div>
				);
			})}
			{errors.length > 0 && <p class="errors">{errors.join(" ")}</p>}
		</fieldset>
	);
}
