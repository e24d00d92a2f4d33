// The formatting tools, their keys, and how an edit gets into a box.

import { code, type Edit, link, mark, prefix, type Selection } from "./editing.ts";

/** The edit that is wanted with `text`, if one is. */
type Editing = (selection: Selection, text: string) => Edit | null;

/** The key of its words, what is pressed for it, how its button looks, and what it does. */
export const tools = [
	["bold", "B", "b", "B", mark, "**"],
	["italic", "I", "i", "I", mark, "*"],
	["link", "K", "u", "a", link, ""],
	["quote", "Shift+9", "b", "“”", prefix, "> "],
	["code", "E", "code", "<>", code, "`"],
	["list", "Shift+8", "b", "•–", prefix, "- "],
] as const;

/** The key that is held, as the browser and as people name it. */
export const [held, heldSign] = /Mac|iP/.test(navigator.platform) ? ["Meta", "⌘"] : ["Control", "Ctrl+"];

/** The keys that are pressed, as `aria-keyshortcuts` names a tool's. */
export function pressed(event: KeyboardEvent): string {
	const { key, code: place, shiftKey, altKey } = event;
	if (altKey || !event.getModifierState(held!)) return "";
	// Signs above digits and other scripts' letters differ between keyboards; where the keys are does not.
	const sign = shiftKey || key > "~" ? place.slice(-1) : key.toUpperCase();
	return `${held}+${shiftKey ? "Shift+" : ""}${sign}`;
}

/**
 * Changes a text as if it were typed, so that the browser's own undo takes it back; a box that takes no typing stays as it
 * is. The answer is whether there was anything to change.
 */
export function change(box: HTMLTextAreaElement, edit: Editing, text: string): boolean {
	const wanted = edit([box.value, box.selectionStart, box.selectionEnd], text);
	if (!wanted) return false;
	const [from, to, before, selected = "", after = ""] = wanted;
	box.focus();
	box.setSelectionRange(from, to);
	document.execCommand("insertText", false, before + selected + after);
	const start = from + before.length;
	box.setSelectionRange(start, start + selected.length);
	return true;
}
