// Listens for the queue's keys while the queue is on the screen. Single keys can be switched off: dictation and a
// keyboard under a sleeve press them unasked (WCAG 2.1.4).

import { useLayoutEffect, useState } from "preact/hooks";
import { isTypingIn, type QueueCommand, queueCommand } from "./queue-keys.ts";
import type { Queue } from "./use-queue.ts";

const STORAGE_KEY = "afterword:keys";

export type KeySwitch = { areOn: boolean; set: (areOn: boolean) => void };

export function useQueueKeys(queue: Queue, onHelp: () => void): KeySwitch {
	const [areOn, setOn] = useState(() => readStored() !== "off");

	// With the comments, not a frame after them: whoever sees one may press.
	useLayoutEffect(() => {
		function press(event: KeyboardEvent): void {
			const isTyping = isTypingIn(event.target) || document.querySelector("dialog[open]") !== null;
			const command = queueCommand(event, isTyping);
			if (command === null || (!areOn && command !== "help")) return;
			event.preventDefault();
			if (command === "help") onHelp();
			else obey(command, queue);
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

function obey(command: Exclude<QueueCommand, "help">, queue: Queue): void {
	if (command === "next") queue.move(1);
	else if (command === "previous") queue.move(-1);
	else if (command === "undo") queue.undoLast();
	else queue.decideCurrent(command);
}

function readStored(): string | null {
	try {
		return localStorage.getItem(STORAGE_KEY);
	} catch {
		return null;
	}
}
