// A botnet: a thousand addresses, and what each of its posts is like. Everything follows from a post's number, so that two
// runs are the same attack.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

export const POSTS = 10_000;
export const ADDRESSES = 1_000;
/** Posts in a wave, and the time between two of them: the attack takes an hour. */
export const WAVE = 100;
export const WAVE_MS = 36_000;
/** So many of the addresses are one machine's, that has a network of IPv6 to itself. */
const OF_ONE_NETWORK = 200;

/** How a post comes; the share of each in a hundred. */
const MANNERS = {
	/** Without the form. */
	"no form": 25,
	/** With the one form that somebody opened for all of them. */
	"replayed form": 20,
	/** The form is opened and sent in the same moment. */
	"hasty form": 10,
	/** With a proof of work that proves nothing. */
	"bad proof": 12,
	/** With one that was good once. */
	"replayed proof": 12,
	"filled honeypot": 8,
	/** The same words, everywhere. */
	"same words": 12,
	/** As a browser does it, with a form of its own and a proof that cost it something. */
	"patient form": 1,
} as const;
export type Manner = keyof typeof MANNERS;

const manners = Object.entries(MANNERS).flatMap(([manner, share]) => Array<Manner>(share).fill(manner as Manner));
const folder = new URL("../../../../shared/corpora/spam/", import.meta.url);
const texts = readSpam();

/** What people really left below videos, where it is at hand; else what everybody has seen. */
function readSpam(): string[] {
	if (!existsSync(folder)) {
		console.log("corpora: the folder ../shared/corpora is absent, the botnet writes sentences of its own alone");
		return ["Check out my channel", "I earn 500 a day from home, ask me how", "Cheap watches, best price", "Follow me"];
	}
	const files = ["youtube-01-psy.jsonl", "youtube-04-katyperry.jsonl", "youtube-07-lmfao.jsonl"];
	const lines = files.flatMap((file) => readFileSync(new URL(file, folder), "utf8").trim().split("\n"));
	const rows = lines.map((line) => JSON.parse(line) as { content: string; spam: number });
	return rows.filter(({ spam }) => spam === 1).map(({ content }) => content.trim().slice(0, 4_000));
}

/** A number that looks like chance, from 0 to below `below`. */
function draw(n: number, what: string, below: number): number {
	return createHash("sha256").update(`${what} ${n}`).digest().readUInt32BE() % below;
}

export function addressOf(bot: number): string {
	if (bot < OF_ONE_NETWORK) return `2001:db8:1:1::${bot.toString(16)}`;
	if (bot % 10 === 0) return `2001:db8:2:${bot.toString(16)}::1`;
	return `198.18.${bot >> 8}.${bot & 255}`;
}

export type Post = {
	bot: number;
	manner: Manner;
	page: string;
	isReply: boolean;
	name: string;
	text: string;
};

/** Most waves are a drip of one post from each of a hundred addresses; each tenth is a burst of a handful. */
export function postsOf(wave: number, pages: string[]): Post[] {
	const isBurst = wave % 10 === 9;
	return Array.from({ length: WAVE }, (_, index) => {
		const n = wave * WAVE + index;
		const manner = manners[draw(n, "manner", 100)]!;
		const isMadeUp = draw(n, "page", 50) === 0;
		const isReply = !isMadeUp && draw(n, "reply", 5) === 0;
		return {
			bot: isBurst ? (wave * 20 + (index % 20)) % ADDRESSES : n % ADDRESSES,
			manner,
			page: isMadeUp ? `/made-up-${n}` : pages[n % pages.length]!,
			isReply,
			name: `${["Emma", "Liam", "Best Shop", "Marta", "李雷", "Ольга"][draw(n, "name", 6)]} ${draw(n, "surname", 900)}`,
			text: manner === "same words" ? texts[0]! : textOf(n),
		};
	});
}

/** One in two is a variant of what was written before, one in three has links. */
function textOf(n: number): string {
	const text = texts[draw(n, "text", texts.length)]!;
	const varied = draw(n, "variant", 2) ? `${text} ${["👍", "!!", "see you there", "#ad"][n % 4]} ${n}` : text;
	if (draw(n, "links", 3)) return varied;
	const links = Array.from(
		{ length: 1 + draw(n, "how many", 5) },
		(_, index) => `https://shop-${n % 50}.example/${index}`,
	);
	return `${varied} ${links.join(" ")}`;
}
