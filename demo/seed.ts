// Fills the local database with the demo's sites and, when it is new, with people's comments. A comment goes through
// the product's own markup and screening and is found by its words, so that what the demo shows is what the product makes of it.

import { createHash } from "node:crypto";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { MARKUP_VERSION } from "../worker/contract/markup.ts";
import { pageKey } from "../worker/contract/page-key.ts";
import type { Mode } from "../worker/contract/wire.ts";
import { commentWords } from "../worker/domain/comment-words.ts";
import { plainText } from "../worker/domain/excerpt.ts";
import { newCommentId } from "../worker/domain/ids.ts";
import { likeness } from "../worker/domain/likeness.ts";
import { linksOf } from "../worker/domain/links.ts";
import { parseMarkup } from "../worker/domain/markup.ts";
import { screen } from "../worker/domain/screening.ts";
import { pageWords, searchWords } from "../worker/domain/search-words.ts";
import { settingsOf } from "../worker/domain/settings.ts";
import { statusOfVerdict } from "../worker/domain/status.ts";
import { type SeedComment, type SeedThread, seedThreads } from "./seed-comments.ts";
import { seedReactions } from "./seed-reactions.ts";

const HOUR = 3_600_000;
/** What is left of whom and of what, where an author took a comment back. */
const GONE = { name: "", website: null, avatar: 0, words: "[]" };
const sites: { id: SeedThread["site"]; name: string; mode: Mode }[] = [
	{ id: "demo", name: "Ordinary Hours", mode: "publish" },
	{ id: "demo-first", name: "Ordinary Hours: soups", mode: "hold-first" },
	{ id: "demo-all", name: "Ordinary Hours: trams", mode: "hold-all" },
];

/** @param pages the origins the demo is served at: they move with PORT, so every start says them again. */
export function seedDemo(database: DatabaseSync, { pages, now }: { pages: string[]; now: number }): void {
	database.exec("BEGIN IMMEDIATE");
	try {
		const isNew = database.prepare("SELECT 1 FROM sites LIMIT 1").get() === undefined;
		if (isNew) insertSites(database, now);
		allowOrigins(database, pages);
		if (isNew) for (const thread of seedThreads) insertThread(database, { thread, pages, now });
		database.exec("COMMIT");
	} catch (error) {
		database.exec("ROLLBACK");
		throw error;
	}
}

function insertSites(database: DatabaseSync, now: number): void {
	const insert = database.prepare("INSERT INTO sites (id, name, settings, created_at) VALUES (?, ?, ?, ?)");
	for (const { id, name, mode } of sites) insert.run(id, name, JSON.stringify({ mode }), now);
}

/** Adds to what the owner may have entered on the dashboard. A site that was taken out stays out. */
function allowOrigins(database: DatabaseSync, pages: string[]): void {
	const add = database.prepare(
		`UPDATE sites SET origins = (SELECT json_group_array(value) FROM (
			SELECT value FROM json_each(sites.origins) UNION SELECT value FROM json_each(?2)
		)) WHERE id = ?1`,
	);
	for (const { id } of sites) add.run(id, JSON.stringify(pages));
}

type Place = {
	database: DatabaseSync;
	insert: StatementSync;
	thread: SeedThread;
	threadId: number | bigint;
	now: number;
};

function insertThread(
	database: DatabaseSync,
	{ thread, pages, now }: { thread: SeedThread; pages: string[]; now: number },
): void {
	const oldest = now - Math.max(...thread.comments.map((comment) => comment.hoursAgo)) * HOUR;
	const named = { title: thread.title, pageKey: pageKey(thread.page) };
	const { lastInsertRowid: threadId } = database
		.prepare(
			"INSERT INTO threads (site_id, page_key, title, url, created_at, likeness, words) VALUES (?, ?, ?, ?, ?, ?, ?)",
		)
		.run(
			thread.site,
			named.pageKey,
			named.title,
			`${pages[0]}${thread.path}`,
			oldest,
			likeness(named.pageKey),
			JSON.stringify(pageWords(named)),
		);
	const insert = database.prepare(
		`INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, ancestors, author_id, author_name, author_website,
			author_avatar, is_owner, text, body, markup_version, status, version, verdict, reasons, created_at, edited_at, held_at, words)
		VALUES (:id, :site, :thread, :parent, :root, :ancestors, :author, :name, :website,
			:avatar, :isOwner, :text, :body, :markupVersion, :status, :version, :verdict, :reasons, :createdAt, :editedAt, :heldAt, :words)`,
	);
	for (const comment of thread.comments) insertComment({ database, insert, thread, threadId, now }, comment, []);
	seedReactions(database, { site: thread.site, threadId, now });
}

function insertComment(place: Place, comment: SeedComment, ancestors: string[]): void {
	const { thread, threadId, now } = place;
	const createdAt = now - comment.hoursAgo * HOUR;
	const id = newCommentId(createdAt, ancestors.at(-1));
	const body = parseMarkup(comment.text);
	const { verdict, reasons } = screen({
		settings: settingsOf({ mode: sites.find((site) => site.id === thread.site)!.mode }),
		rules: [],
		text: plainText(body),
		name: comment.name,
		links: linksOf(body),
		website: comment.website ?? null,
		emailDomain: null,
		addresses: [],
		threadAgeDays: 0,
		formAgeMs: 60_000,
		honeypot: "",
		standing: comment.isOwner ? "trusted" : null,
		ban: null,
		judgement: null,
		authorVisibleCount: 0,
		staffNames: [],
		isRepeated: false,
		siteHourCount: 1,
		isFlooded: false,
	});
	const status = comment.status ?? statusOfVerdict(verdict);
	const author = saveAuthor(place, comment, createdAt);
	const shown = { name: comment.name, website: comment.website ?? null, avatar: author.avatar };
	const words = JSON.stringify(commentWords(comment));
	place.insert.run({
		id,
		site: thread.site,
		thread: threadId,
		parent: ancestors.at(-1) ?? null,
		root: ancestors[0] ?? null,
		ancestors: JSON.stringify(ancestors),
		author: author.id,
		...(status === "deleted" ? GONE : { ...shown, words }),
		isOwner: comment.isOwner ? 1 : 0,
		text: comment.text,
		body: JSON.stringify(body),
		markupVersion: MARKUP_VERSION,
		status,
		version: comment.editedHoursAgo === undefined ? 1 : 2,
		verdict,
		reasons: JSON.stringify(reasons),
		createdAt,
		editedAt: comment.editedHoursAgo === undefined ? null : now - comment.editedHoursAgo * HOUR,
		heldAt: verdict === "publish" ? null : createdAt,
	});
	for (const reply of comment.replies ?? []) insertComment(place, reply, [...ancestors, id]);
}

/** One author for each name on a site. */
function saveAuthor(
	{ database, thread }: Place,
	comment: SeedComment,
	createdAt: number,
): { id: string; avatar: number } {
	const digest = createHash("sha256").update(`${thread.site}\n${comment.name}`).digest();
	const author = { id: digest.toString("base64url").slice(0, 26), avatar: digest.readUInt16BE() };
	database
		.prepare(
			`INSERT INTO authors (id, site_id, name, website, avatar, created_at, name_words) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`,
		)
		.run(
			author.id,
			thread.site,
			comment.name,
			comment.website ?? null,
			author.avatar,
			createdAt,
			JSON.stringify(searchWords(comment.name)),
		);
	return author;
}
