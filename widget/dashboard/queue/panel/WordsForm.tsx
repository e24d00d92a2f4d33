// A field for words of a moderator. What is typed is kept until it is sent, whatever happens in between.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Issue } from "../../../../worker/contract/problems.ts";
import { t } from "../../messages.ts";
import { issueText, problemText } from "../../parts/problem-text.ts";
import { useSessionContext } from "../../session/use-session.ts";

type Props = {
	/** By what name the unsent words are kept. */
	keep: string;
	label: string;
	send: string;
	start?: string;
	hint?: string;
	isSmall?: boolean;
	/** How often it was to be written in now; null while it only stands there. */
	asked: number | null;
	/** @throws ApiError */
	onSend: (words: string, clientId: string) => Promise<void>;
	/** Hears what was typed and is thrown away; null where that is nothing. */
	onCancel?: (dropped: string | null) => void;
};

export function WordsForm({ keep, label, send, start = "", hint, isSmall, asked, onSend, onCancel }: Props) {
	const session = useSessionContext();
	const [text, setText] = useState(() => read(keep) ?? start);
	const [trouble, setTrouble] = useState<{ code: string; issues: Issue[] } | null>(null);
	const [isBusy, setBusy] = useState(false);
	const field = useRef<HTMLTextAreaElement>(null);
	// The same for every try, so that words whose answer was lost are not said twice.
	const clientId = useRef(crypto.randomUUID());

	// Before the next key: what somebody types at once is meant for the field.
	useLayoutEffect(() => {
		if (asked !== null) field.current?.focus();
	}, [asked]);

	// Only who leaves it otherwise finds it again.
	function cancel(): void {
		keepWords(keep, null);
		onCancel?.(text !== start && text.trim() !== "" ? text : null);
	}

	async function submit(): Promise<void> {
		if (isBusy) return;
		setBusy(true);
		setTrouble(null);
		try {
			await onSend(text, clientId.current);
			keepWords(keep, null);
			clientId.current = crypto.randomUUID();
			setText("");
		} catch (error) {
			const { code, issues = [] } = session.failureOf(error);
			setTrouble({ code, issues });
		} finally {
			setBusy(false);
		}
	}

	return (
		<form
			class="words"
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
		>
			<label>
				{label}
				<textarea
					ref={field}
					rows={isSmall ? 2 : 5}
					dir="auto"
					value={text}
					aria-invalid={trouble ? true : undefined}
					onInput={({ currentTarget }) => {
						setText(currentTarget.value);
						keepWords(keep, currentTarget.value);
					}}
					onKeyDown={(event) => {
						if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
						if (event.key !== "Escape") return;
						event.stopPropagation();
						if (onCancel) cancel();
						else field.current?.closest<HTMLElement>(".panel")?.focus();
					}}
				/>
			</label>
			{hint && <p class="hint">{hint}</p>}
			{trouble && (
				<p class="trouble" role="alert">
					{problemText(trouble.code)} {trouble.issues.map(issueText).join(" ")}
				</p>
			)}
			<div class="row">
				<button type="submit" class={onCancel ? "primary" : ""} disabled={isBusy || text.trim() === ""}>
					{send}
				</button>
				{onCancel && (
					<button type="button" class="quiet" onClick={cancel}>
						{t("tools.cancel")}
					</button>
				)}
			</div>
		</form>
	);
}

const nameOf = (keep: string) => `afterword:words ${keep}`;

function read(keep: string): string | null {
	try {
		return sessionStorage.getItem(nameOf(keep));
	} catch {
		return null;
	}
}

/** Keeps unsent words by a name; null or nothing forgets them. */
export function keepWords(keep: string, text: string | null): void {
	try {
		if (text === null || text === "") sessionStorage.removeItem(nameOf(keep));
		else sessionStorage.setItem(nameOf(keep), text);
	} catch {
		// Without storage they last as long as the form.
	}
}
