// The thread an owner sees beside the settings being typed: it keeps to them as the API would.

import { describe, expect, it } from "vitest";
import { sampleComment, sampleReplies, sampleThread } from "../../widget/preview/sample.ts";
import { defaultSettings } from "../../worker/contract/settings.ts";
import type { Settings } from "../../worker/contract/wire.ts";

const now = 1_700_000_000_000;
const thread = (changes: Partial<Settings> = {}, sort = changes.sort ?? defaultSettings.sort) =>
	sampleThread({ settings: { ...defaultSettings, ...changes }, sort, own: [], now });
const roots = (changes: Partial<Settings>) => thread(changes).comments.filter(({ parentId }) => parentId === null);

describe("the preview's thread", () => {
	it("stands in the order that is set", () => {
		expect(roots({ sort: "newest" })).toEqual(roots({ sort: "oldest" }).toReversed());
		const likes = roots({ sort: "top" }).map(({ reactions = [] }) => reactions[0]?.[1] ?? 0);
		expect(likes).toEqual(likes.toSorted((one, other) => other - one));
	});

	it("shows as many replies as are set, and the others when they are asked for", () => {
		const shown = thread({ repliesShown: 1 }).comments.filter(({ parentId }) => parentId !== null);
		expect(shown).toHaveLength(1);
		const asked = { settings: defaultSettings, sort: "newest" as const, own: [], now };
		const more = sampleReplies(shown[0]!.parentId!, shown[0]!.id, asked);
		expect(thread().comments.find(({ id }) => id === shown[0]!.parentId)!.replyCount).toBe(1 + more.length);
	});

	it("has likes and reactions where they are on", () => {
		expect(thread().likes?.count).toBeGreaterThan(0);
		expect(thread({ pageReaction: false }).likes).toBeUndefined();
		expect(thread({ reactions: [] }).comments.some(({ reactions }) => reactions)).toBe(false);
		expect(
			thread({ reactions: ["🎉"] }).comments.flatMap(({ reactions = [] }) => reactions.map(([kind]) => kind)),
		).toContain("🎉");
	});

	it("takes a comment as the mode says", () => {
		const input = { clientId: "x".repeat(16), page: "preview", text: "Hello", name: "Me" };
		const written = (mode: Settings["mode"]) =>
			sampleComment(input, { settings: { ...defaultSettings, mode }, own: [], now }).status;
		expect([written("publish"), written("hold-first"), written("hold-all")]).toEqual(["visible", "pending", "pending"]);
	});
});
