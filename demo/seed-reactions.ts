// What the demo's people say without words: reactions to each other's comments, and who likes the post. Drawn from the
// words themselves, so that every new database has the same.

import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { defaultSettings } from "../worker/contract/settings.ts";

const HOUR = 3_600_000;
/** Readers who have never written: they are counted and not named. */
const GUESTS = 7;
/** Places in the owner's set, by how readily people reach for them. */
const LEANINGS = [0, 1, 0, 1, 2, 0, 3, 1, 0, 4];

type CommentRow = { id: string; author_id: string; text: string; parent_id: string | null };

export function seedReactions(
	database: DatabaseSync,
	{ site, threadId, now }: { site: string; threadId: number | bigint; now: number },
): void {
	const named = database
		.prepare("SELECT id FROM authors WHERE site_id = ? AND shown_name IS NOT NULL ORDER BY id")
		.all(site) as { id: string }[];
	const people = [...named.map(({ id }) => id), ...insertGuests(database, site, now)];
	const comments = database
		.prepare(
			"SELECT id, author_id, text, parent_id FROM comments WHERE thread_id = ? AND status = 'visible' ORDER BY id",
		)
		.all(threadId) as CommentRow[];
	const react = database.prepare(
		"INSERT INTO comment_reactions (comment_id, author_id, kind, thread_id, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
	);
	for (const comment of comments) {
		for (const [person, kind] of reactionsTo(comment, people)) react.run(comment.id, person, kind, threadId, now);
	}
	const like = database.prepare(
		`INSERT INTO page_reactions (thread_id, author_id, is_named, created_at)
		SELECT ?, id, shown_name IS NOT NULL, ? FROM authors WHERE id = ?`,
	);
	// A page is liked by about as many as write there, readers before writers.
	for (const [index, person] of people
		.toReversed()
		.slice(0, comments.length + 2)
		.entries()) {
		like.run(threadId, now - (people.length - index) * HOUR, person);
	}
}

/** Nobody reacts to their own; a reply is reacted to by fewer. */
function reactionsTo({ text, author_id, parent_id }: CommentRow, people: string[]): [person: string, kind: string][] {
	const bytes = createHash("sha256").update(text).digest();
	const howMany = bytes[0]! % (parent_id === null ? 8 : 3);
	return Array.from({ length: howMany }, (_, index): [string, string] => [
		people[(bytes[1]! + index * 3) % people.length]!,
		defaultSettings.reactions[LEANINGS[bytes[index + 2]! % LEANINGS.length]!]!,
	]).filter(([person]) => person !== author_id);
}

function insertGuests(database: DatabaseSync, site: string, now: number): string[] {
	const insert = database.prepare(
		"INSERT INTO authors (id, site_id, name, avatar, created_at) VALUES (?, ?, '', 0, ?) ON CONFLICT DO NOTHING",
	);
	const ids = Array.from({ length: GUESTS }, (_, n) => `${site}-guest-${n}`);
	for (const id of ids) insert.run(id, site, now);
	return ids;
}
