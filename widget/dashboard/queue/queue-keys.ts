// Which key does what in the queue. Keys count only where nobody is typing and no modifier is held.

import type { DecidingAction } from "./queue-rows.ts";

export type QueueCommand =
	| "approve"
	| "spam"
	| "remove"
	| "undo"
	| "next"
	| "previous"
	| "open"
	| "close"
	| "pick"
	| "reply"
	| "edit"
	| "pin"
	| "lock"
	| "note"
	| "standing"
	| "fresh"
	| "search"
	| "help";

/** In the order the overlay shows them. */
export const queueKeys: [key: string, command: QueueCommand][] = [
	["a", "approve"],
	["s", "spam"],
	["d", "remove"],
	["u", "undo"],
	["j", "next"],
	["k", "previous"],
	["o", "open"],
	["Esc", "close"],
	["r", "reply"],
	["e", "edit"],
	["p", "pin"],
	["l", "lock"],
	["m", "note"],
	["t", "standing"],
	["x", "pick"],
	["n", "fresh"],
	["/", "search"],
	["?", "help"],
];

/** The decisions, in the order their buttons stand in. */
export const actions: DecidingAction[] = ["approve", "spam", "remove"];

export function keyOf(command: QueueCommand): string | undefined {
	return queueKeys.find(([, other]) => other === command)?.[0];
}

type Press = Pick<
	KeyboardEvent,
	"key" | "code" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey" | "repeat" | "isComposing"
>;

/** The command of a key press, or null where the press is not meant for the queue. */
export function queueCommand(press: Press, isTyping: boolean): QueueCommand | null {
	if (isTyping || press.isComposing || press.ctrlKey || press.altKey || press.metaKey) return null;
	if (press.key === "?") return "help";
	if (press.key === "Escape") return "close";
	if (press.key === "/") return "search";
	if (press.shiftKey) return null;
	// On a keyboard of another script the letter's place counts.
	const letter = /^[a-z]$/i.test(press.key) ? press.key.toLowerCase() : press.code.replace("Key", "").toLowerCase();
	const command = queueKeys.find(([key]) => key === letter)?.[1] ?? null;
	// A held key may walk, never decide: one press, one decision.
	return press.repeat && command !== "next" && command !== "previous" ? null : command;
}

/** Fields that take no letters. */
const WITHOUT_TEXT = ["checkbox", "radio", "button", "submit", "reset"];

/** True where keys make text, or choose by their letter. */
export function isTypingIn(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(target.type);
	return target.isContentEditable || target.matches("textarea, select");
}
