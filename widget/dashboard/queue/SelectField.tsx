// A list to choose from that gives the keys back to the queue: they do nothing while it has the focus. Whoever came by
// keyboard leaves it by keyboard.

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

type Props = {
	label: string;
	/** Where what can be chosen says enough to those who see it. */
	isLabelUnseen?: boolean;
	value: string;
	onChoose: (value: string) => void;
	children: ComponentChildren;
};

export function SelectField({ label, isLabelUnseen, value, onChoose, children }: Props) {
	const isPointed = useRef(false);
	return (
		<label>
			<span class={isLabelUnseen ? "unseen" : ""}>{label}</span>
			<select
				value={value}
				onPointerDown={() => {
					isPointed.current = true;
				}}
				onKeyDown={() => {
					isPointed.current = false;
				}}
				onChange={({ currentTarget }) => {
					onChoose(currentTarget.value);
					if (isPointed.current) currentTarget.blur();
				}}
			>
				{children}
			</select>
		</label>
	);
}
