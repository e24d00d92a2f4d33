import { describe, expect, test } from "vitest";
import { keepDetails, readDetails } from "../../widget/thread/details.ts";
import { createClientId, dropDraft, keepDraft, readDraft } from "../../widget/thread/draft.ts";
import { safeStorage } from "../../widget/thread/storage.ts";

function browserStorage() {
	const kept = new Map<string, string>();
	return {
		kept,
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
	};
}

describe("a draft", () => {
	test("has a client id from its first character and keeps it while it is written", () => {
		const browser = browserStorage();
		const storage = safeStorage(() => browser);
		const first = keepDraft(storage, "key", "H", null);
		const second = keepDraft(storage, "key", "Hello", first);
		expect(second).toEqual({ text: "Hello", clientId: first!.clientId });
		expect(first!.clientId).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
	});

	test("is there again after a reload", () => {
		const browser = browserStorage();
		const draft = keepDraft(
			safeStorage(() => browser),
			"key",
			"Hello",
			null,
		);
		expect(
			readDraft(
				safeStorage(() => browser),
				"key",
			),
		).toEqual(draft);
	});

	test("is none without words", () => {
		const browser = browserStorage();
		const storage = safeStorage(() => browser);
		const draft = keepDraft(storage, "key", "Hello", null);
		expect(keepDraft(storage, "key", "  \n", draft)).toBeNull();
		expect(browser.kept.size).toBe(0);
	});

	test("that was taken is forgotten, but not the next one that another tab has begun", () => {
		const browser = browserStorage();
		const storage = safeStorage(() => browser);
		const taken = keepDraft(storage, "key", "Hello", null)!;
		const next = keepDraft(storage, "key", "Next", null)!;
		dropDraft(storage, "key", taken.clientId);
		expect(readDraft(storage, "key")).toEqual(next);
		dropDraft(storage, "key", next.clientId);
		expect(readDraft(storage, "key")).toBeNull();
	});

	test("of which the storage holds nonsense is none", () => {
		const browser = browserStorage();
		for (const nonsense of ["{", "null", "3", '{"text":1}', "[]"]) {
			browser.setItem("key", nonsense);
			expect(
				readDraft(
					safeStorage(() => browser),
					"key",
				),
			).toBeNull();
		}
	});

	test("never shares its client id with another", () => {
		expect(new Set(Array.from({ length: 1000 }, createClientId)).size).toBe(1000);
	});
});

describe("a browser that refuses its storage", () => {
	const refusing = () => {
		throw new DOMException("denied", "SecurityError");
	};
	const full = () => ({ ...browserStorage(), setItem: refusing });

	test("keeps everything as long as the page lives", () => {
		for (const open of [refusing, full]) {
			const storage = safeStorage(open as never);
			storage.set("key", "value");
			expect(storage.get("key")).toBe("value");
			storage.remove("key");
			expect(storage.get("key")).toBeNull();
		}
	});
});

describe("what a visitor asks to be remembered", () => {
	test("is there for the same site and for no other", () => {
		const browser = browserStorage();
		const storage = safeStorage(() => browser);
		const details = { name: "Nora", email: "nora@example.org", website: "" };
		keepDetails(storage, "blog", details);
		expect(readDetails(storage, "blog")).toEqual(details);
		expect(readDetails(storage, "shop")).toBeNull();
	});
});
