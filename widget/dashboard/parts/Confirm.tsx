// A button for what should not happen by a slip: it asks once more, in its own place, and says what will be.

import { useLayoutEffect, useRef, useState } from "preact/hooks";

type Props = {
	label: string;
	/** For those who hear the page: what it is done to. */
	about: string;
	question: string;
	yes: string;
	no: string;
	isBusy?: boolean;
	onYes: () => void;
};

export function Confirm({ label, about, question, yes, no, isBusy, onYes }: Props) {
	const [isAsking, setAsking] = useState(false);
	const first = useRef<HTMLButtonElement>(null);
	const wasAsking = useRef(false);

	useLayoutEffect(() => {
		if (isAsking !== wasAsking.current) first.current?.focus();
		wasAsking.current = isAsking;
	}, [isAsking]);

	if (!isAsking) {
		return (
			<button
				ref={first}
				type="button"
				class="quiet"
				aria-label={about}
				disabled={isBusy}
				onClick={() => setAsking(true)}
			>
				{label}
			</button>
		);
	}
	return (
		<fieldset class="confirm" aria-label={about}>
			<p>{question}</p>
			<button
				type="button"
				onClick={() => {
					setAsking(false);
					onYes();
				}}
			>
				{yes}
			</button>
			<button ref={first} type="button" class="quiet" onClick={() => setAsking(false)}>
				{no}
			</button>
		</fieldset>
	);
}
