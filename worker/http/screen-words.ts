// Gathers what screening looks at, and asks whom the owner wants asked, for a new comment and for an edit alike.

import type { MarkupNode } from "../contract/markup.ts";
import type { Mode, PreviewView, Reason, Verdict } from "../contract/wire.ts";
import type { AuthorRow } from "../db/authors.ts";
import type { HeldThread } from "../db/comments.ts";
import { toFilter } from "../db/filters.ts";
import type { PreviewGround } from "../db/preview.ts";
import type { Ground } from "../db/screening.ts";
import type { Site } from "../db/sites.ts";
import { plainText } from "../domain/excerpt.ts";
import { featuresOf } from "../domain/features.ts";
import { judge, type Label } from "../domain/filter.ts";
import { linksOf } from "../domain/links.ts";
import { notesOn, type Submission, screen, withOthers } from "../domain/screening.ts";
import { type Standing, standingNow } from "../domain/standing.ts";
import { askOutside } from "./ask-outside.ts";
import { addressTerms } from "./ban-hash.ts";
import type { AppContext } from "./context.ts";
import type { Vouched } from "./turnstile.ts";

const DAY = 24 * 3_600_000;

type Words = { text: string; body: MarkupNode[]; name: string; website: string | null; email?: string | null };
type Known = { site: Site; thread: HeldThread | null; author: AuthorRow | null; ground: Ground; isRepeated: boolean };
type Manner = Pick<Submission, "formAgeMs" | "honeypot" | "siteHourCount" | "isFlooded"> & {
	isReply: boolean;
	/** Of the page, where it is known. */
	pageUrl: string | null;
	vouched: Vouched | null;
};

export type Screened = {
	verdict: Verdict;
	reasons: Reason[];
	/** What Akismet takes it for; null where it was not asked, or did not answer. */
	akismet: Label | null;
};

/** @throws ProblemError `refused` */
export async function screenWords(
	c: AppContext,
	{ words, known, manner, now }: { words: Words; known: Known; manner: Manner; now: number },
): Promise<Screened> {
	const { site, thread, author, ground, isRepeated } = known;
	const standing = author && standingNow(toHeld(author), now);
	const mode: Mode = thread?.mode ?? site.settings.mode;
	const screened = screen({
		...manner,
		settings: { ...site.settings, mode },
		rules: ground.rules,
		staffNames: ground.staffNames,
		...wordsIn(words.body),
		name: words.name,
		website: words.website,
		emailDomain: words.email?.split("@").at(-1)?.toLowerCase() ?? null,
		addresses: await addressTerms(c, site.id, ground.rules),
		threadAgeDays: thread ? (now - thread.createdAt) / DAY : 0,
		standing,
		ban: banOn(author, standing, ground),
		authorVisibleCount: author?.visible_count ?? 0,
		isRepeated,
		judgement: site.settings.filter ? judge(toFilter(ground.filter), featuresOf(words)) : null,
	});
	// Of whoever is trusted nobody is asked, and of a flood everything waits for a person anyway.
	if (standing === "trusted" || manner.isFlooded || screened.verdict === "spam") return { ...screened, akismet: null };
	const { isReply, pageUrl, formAgeMs, vouched } = manner;
	const said = { ...words, email: words.email ?? null, isReply, pageUrl, isEdit: formAgeMs === "edit" };
	const { reasons, akismet } = await askOutside(c, site, said, vouched);
	return { ...withOthers(screened, reasons), akismet };
}

/** What may be said of words before they are sent; whoever is trusted is told nothing, since nothing of theirs is held. */
export function notesFor(
	body: MarkupNode[],
	{ site, author, rules, isRepeated, now }: PreviewGround & { site: Site; now: number },
): PreviewView["notes"] {
	if (author && standingNow(toHeld(author), now) === "trusted") return [];
	const others = { name: "", website: null, emailDomain: null, addresses: [], threadAgeDays: 0 };
	return notesOn({ ...wordsIn(body), ...others, settings: site.settings, rules, isRepeated });
}

function wordsIn(body: MarkupNode[]): { text: string; links: string[] } {
	return { text: plainText(body), links: linksOf(body) };
}

/** Whoever is trusted is so from an address others are banned from. */
function banOn(author: AuthorRow | null, standing: Standing | null, { addressBan }: Ground): Submission["ban"] {
	if (standing === "banned") return { isShadowed: author?.is_shadowed === 1 };
	return standing === "trusted" ? null : addressBan;
}

function toHeld({ standing, standing_until, is_shadowed }: AuthorRow) {
	return { standing, until: standing_until, isShadowed: is_shadowed === 1 };
}
