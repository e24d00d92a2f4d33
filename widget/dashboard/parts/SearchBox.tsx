// A box to look for something by words. What is looked for stands in the address, so that it can be shared and gone back to.

import { useEffect, useState } from "preact/hooks";

type Props = { label: string; action: string; value: string; onSearch: (text: string) => void };

export function SearchBox({ label, action, value, onSearch }: Props) {
	const [typed, setTyped] = useState(value);
	useEffect(() => setTyped(value), [value]);
	return (
		<search>
			<form
				class="search"
				onSubmit={(event) => {
					event.preventDefault();
					onSearch(typed.trim());
				}}
			>
				<input
					type="search"
					aria-label={label}
					placeholder={label}
					value={typed}
					autoComplete="off"
					onInput={(event) => {
						setTyped(event.currentTarget.value);
						// The cross of the box empties it.
						if (event.currentTarget.value === "") onSearch("");
					}}
				/>
				<button type="submit">{action}</button>
			</form>
		</search>
	);
}
