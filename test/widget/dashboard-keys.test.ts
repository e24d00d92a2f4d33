// The queue's keys: which press means what, and which means nothing.

import { describe, expect, it } from "vitest";
import { queueCommand } from "../../widget/dashboard/queue/queue-keys.ts";

type Press = Parameters<typeof queueCommand>[0];

function press(key: string, more: Partial<Press> = {}): Press {
	const none = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false, isComposing: false };
	return { key, code: `Key${key.toUpperCase()}`, ...none, ...more };
}

describe("queueCommand", () => {
	it("knows the seven keys, with caps lock too", () => {
		const commands = ["a", "S", "d", "u", "j", "k"].map((key) => queueCommand(press(key), false));
		expect(commands).toEqual(["approve", "spam", "remove", "undo", "next", "previous"]);
		expect(queueCommand(press("?", { shiftKey: true, code: "Slash" }), false)).toBe("help");
	});

	it("knows those that look closer, pick and search", () => {
		const keys = ["o", "r", "e", "p", "l", "m", "t", "x", "n"];
		const commands = keys.map((key) => queueCommand(press(key), false));
		expect(commands).toEqual(["open", "reply", "edit", "pin", "lock", "note", "standing", "pick", "fresh"]);
		expect(queueCommand(press("/", { code: "Slash" }), false)).toBe("search");
		expect(queueCommand(press("Escape", { code: "Escape" }), false)).toBe("close");
		expect(queueCommand(press("Escape", { code: "Escape" }), true)).toBeNull();
	});

	it("goes by the place of the key on a keyboard of another script", () => {
		expect(queueCommand(press("ф", { code: "KeyA" }), false)).toBe("approve");
	});

	it("is silent while somebody types or holds a modifier", () => {
		expect(queueCommand(press("a"), true)).toBeNull();
		for (const modifier of ["ctrlKey", "altKey", "metaKey", "shiftKey", "isComposing"] as const) {
			expect(queueCommand(press("a", { [modifier]: true }), false)).toBeNull();
		}
	});

	it("lets a held key walk but never decide", () => {
		expect(queueCommand(press("j", { repeat: true }), false)).toBe("next");
		expect(queueCommand(press("a", { repeat: true }), false)).toBeNull();
		expect(queueCommand(press("u", { repeat: true }), false)).toBeNull();
	});

	it("leaves every other key to the browser", () => {
		for (const key of ["Enter", " ", "Tab", "z", "1"]) {
			expect(queueCommand(press(key, { code: key }), false)).toBeNull();
		}
	});
});
