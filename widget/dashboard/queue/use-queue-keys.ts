// Listens for the queue's keys while the queue is on the screen. Single keys can be switched off: dictation and a
// keyboard under a sleeve press them unasked (WCAG 2.1.4).

import { useLayoutEffect, useState } from "preact/hooks";
import { isTypingIn, type QueueCommand, queueCommand } from "./queue-keys.ts";
import type { Queue } from "./use-queue.ts";

const STORAGE_KEY = "afterword:keys";

export type KeySwitch = { areOn: boolean; set: (areOn: boolean) => void };

/** What the view does by itself; the rest is the queue's. */
export type ViewCommands = Record<Exclude<QueueCommand, QueueOnly>, () => void>;
type QueueOnly = "next" | "previous" | "undo" | "pick" | "fresh";

/** `isDeaf`: whether what is typed is meant for something that is not there yet. */
export function useQueueKeys(queue: Queue, isDeaf: () => boolean, view: ViewCommands): KeySwitch {
	const [areOn, setOn] = useState(() => readStored() !== "off");

	// With the comments, not a frame after them: whoever sees one may press.
	useLayoutEffect(() => {
		function press(event: KeyboardEvent): void {
			const command = commandOf(event);
			// Switched off, one still gets help, gets out, and opens what has the focus.
			const isKey = command !== null && (areOn || command === "help" || command === "close" || isOnComment(event));
			if (!isKey || (command !== "close" && isDeaf())) return;
			if (command !== "close") event.preventDefault();
			if (command in view) view[command as keyof ViewCommands]();
			else obey(command as QueueOnly, queue);
		}
		addEventListener("keydown", press);
		return () => removeEventListener("keydown", press);
	});

	function set(on: boolean): void {
		setOn(on);
		try {
			localStorage.setItem(STORAGE_KEY, on ? "on" : "off");
		} catch {
			// Without storage the choice holds until the page is left.
		}
	}
	return { areOn, set };
}

function commandOf(event: KeyboardEvent): QueueCommand | null {
	const isTyping = isTypingIn(event.target) || document.querySelector("dialog[open]") !== null;
	return isOnComment(event) ? "open" : queueCommand(event, isTyping);
}

/** Enter on a comment itself, not on something in it. */
function isOnComment({ key, target }: KeyboardEvent): boolean {
	return key === "Enter" && target instanceof HTMLElement && target.matches("article.comment");
}

function obey(command: QueueOnly, queue: Queue): void {
	if (command === "next") queue.move(1);
	else if (command === "previous") queue.move(-1);
	else if (command === "undo") queue.undoLast();
	else if (command === "pick") queue.toggle(null);
	else queue.showFresh();
}

function readStored(): string | null {
	try {
		return localStorage.getItem(STORAGE_KEY);
	} catch {
		return null;
	}
}
