// A piece of code to be put into a page, and the button that copies it.

import { useRef, useState } from "preact/hooks";
import { t } from "../messages.ts";

export function CodeToCopy({ text, label }: { text: string; label: string }) {
	const code = useRef<HTMLElement>(null);
	const [outcome, setOutcome] = useState<"copied" | "select" | null>(null);

	async function copy(): Promise<void> {
		try {
			await navigator.clipboard.writeText(text);
			setOutcome("copied");
		} catch {
			// No permission, or no clipboard on a plain http address: the person copies what is selected for them.
			if (code.current) getSelection()?.selectAllChildren(code.current);
			setOutcome("select");
		}
	}

	return (
		<>
			<pre>
				<code ref={code}>{text}</code>
			</pre>
			<div class="submit">
				<button type="button" onClick={copy}>
					{label}
				</button>
				<p role="status">{outcome && t(`tag.${outcome}`)}</p>
			</div>
		</>
	);
}
