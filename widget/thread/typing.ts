// What typing in a box does beyond the text: the tools' keys, links by pasting, and names that are completed.

import { announce } from "./announce.ts";
import { complete, matching, typedName } from "./completion.ts";
import { paste } from "./editing.ts";
import { readEmojiNames } from "./emoji-names.ts";
import { change, pressed } from "./tools.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

/** What the name that is being typed in the box of this id may become, the likeliest first. */
export type Completion = { id: string; labels: string[] };

/** Gives a box all that. Its handlers come before those of the form around it. */
export function equip(view: View, box: HTMLTextAreaElement): void {
	let emoji: Promise<string[] | undefined> | null = null;
	const typedIn = () => typedName([box.value, box.selectionStart, 0]);
	const part = (selector: string) => box.form?.querySelector<HTMLElement>(selector);

	function show(completion: Completion | null): void {
		view.completion = completion;
		view.update(view.state);
	}

	box.onkeydown = (event) => {
		const { key, isComposing, shiftKey } = event;
		const keys = pressed(event);
		const tool = keys && part(`[aria-keyshortcuts="${CSS.escape(keys)}"]`);
		const choice = !keys && !isComposing && !shiftKey && typedIn() && part(".choices button");
		if (tool) tool.click();
		else if (choice && key === "ArrowDown") choice.focus();
		else if (choice && /Enter|Tab/.test(key)) choice.click();
		else if (choice && key === "Escape") show(null);
		else return true;
		event.stopPropagation();
		return false;
	};

	box.onpaste = ({ clipboardData }) => !change(box, paste, clipboardData?.getData("text/plain").trim() ?? "");

	async function labelsFor(typed: string): Promise<string[]> {
		if (typed[0] !== ":") return people(view);
		emoji ??= readEmojiNames();
		const labels = await emoji;
		if (!labels) emoji = null;
		return labels ?? [];
	}

	box.oninput = async (event) => {
		const typed = typedIn();
		const labels = typed ? matching(await labelsFor(typed), typed) : [];
		// Names that were on their way come too late for a text that has changed meanwhile.
		if (typedIn() !== typed) return;
		if (labels[0] && (event as InputEvent).data === ":") change(box, complete, labels[0]);
		else if (labels[0]) {
			show({ id: box.id, labels });
			announce(view, wordsOf(view)("choices", { names: labels.join(", ") }));
		} else if (view.completion) show(null);
	};

	box.onblur = ({ relatedTarget }) => {
		if (!view.completion || part(".choices")?.contains(relatedTarget as Node)) return;
		// Later: a box may lose the focus because it is being taken away, in the middle of a drawing.
		queueMicrotask(() => show(null));
	};
}

function people({ state }: View): string[] {
	const names = [...state.comments.values()].flatMap(({ author }) => (author ? [`@${author.name}`] : []));
	return [...new Set(names)];
}
