// What a comment said before it was edited: moderators see it, nobody else does, and not for ever.

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { forgetExpired } from "../../worker/jobs/forget-expired.ts";
import { expectProblem } from "./support/api.ts";
import { bulkId } from "./support/bulk.ts";
import { moderator, site, visitor } from "./support/people.ts";

const kept = (id: string) =>
	env.DB.prepare("SELECT count(*) AS n FROM revisions WHERE comment_id = ?1").bind(id).first<number>("n");

describe("listRevisions", () => {
	it("has every former wording with its markup, the newest first", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const first = await ada.says("The *first* words");
		await ada.editComment(first.id, { text: "The second words", version: 1 });
		await ada.editComment(first.id, { text: "The third words", version: 2 });
		const { revisions } = (await (await moderator()).listRevisions(first.id)).json;
		expect(revisions.map(({ version, text }) => [version, text])).toEqual([
			[2, "The second words"],
			[1, "The *first* words"],
		]);
		expect(revisions[1]).toMatchObject({ at: first.createdAt, body: [["p", ["The ", ["em", ["first"]], " words"]]] });
		expect(revisions[0]!.at).toBeGreaterThanOrEqual(first.createdAt);
	});

	it("of a comment never edited is empty, of one there is not is not found", async () => {
		const blog = await site();
		const { id } = await visitor(blog).says();
		const owner = await moderator();
		expect((await owner.listRevisions(id)).json).toEqual({ revisions: [] });
		expectProblem(await owner.listRevisions(bulkId(999_999_999)), "not-found");
	});

	it("keeps nothing of an edit that came too late or changed no word", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id } = await ada.says("The same words");
		expectProblem(await ada.editComment(id, { text: "Other words", version: 7 }), "changed-meanwhile");
		await ada.editComment(id, { text: "The same words", version: 1 });
		expect(await kept(id)).toBe(0);
	});

	it("of two edits at once keeps the words of the one that won", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id } = await ada.says("The first words");
		const answers = await Promise.all(["one", "two"].map((text) => ada.editComment(id, { text, version: 1 })));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
		expect(await kept(id)).toBe(1);
	});

	it("forgets the former words of what its author deletes, at once", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id } = await ada.says("My address is …");
		await ada.editComment(id, { text: "Never mind", version: 1 });
		await ada.deleteComment(id);
		expect(await kept(id)).toBe(0);
	});

	it("forgets all others after ninety days", async () => {
		const blog = await site();
		const ada = visitor(blog);
		const { id } = await ada.says();
		await ada.editComment(id, { text: "Better words", version: 1 });
		const days = (n: number) => Date.now() + n * 24 * 3_600_000;
		await forgetExpired(env.DB, days(89));
		expect(await kept(id)).toBe(1);
		await forgetExpired(env.DB, days(91));
		expect(await kept(id)).toBe(0);
	});
});
