// From a visitor's words to a row: background in one round trip, everything decided, one batch to write. Whoever takes
// comments, in whatever form they arrive, calls this.

import { pageKey } from "../contract/page-key.ts";
import type { CreateComment, OwnComment } from "../contract/wire.ts";
import { type AuthorRow, insertTokenStatement, saveAuthorStatement, touchTokenStatement } from "../db/authors.ts";
import { type ChangeRow, readChangeStatement, toChange } from "../db/changes.ts";
import { type FullRow, type OwnRow, placeUnder, toOwnComment } from "../db/comment-rows.ts";
import {
	type Background,
	type EarlierRow,
	insertCommentStatements,
	type Question,
	readBackground,
	readEarlier,
	readOwnStatement,
} from "../db/comments.ts";
import { tellFloodStatements } from "../db/notices.ts";
import { isProofSpent, spendProofStatement } from "../db/proofs.ts";
import { countStatement } from "../db/rates.ts";
import type { Ground } from "../db/screening.ts";
import type { Site } from "../db/sites.ts";
import { cleanLine, cleanText } from "../domain/clean.ts";
import { closingOf } from "../domain/closing.ts";
import { type Draft, readDraft } from "../domain/draft.ts";
import { newCommentId } from "../domain/ids.ts";
import { ProblemError } from "../domain/problem.ts";
import { statusOfVerdict } from "../domain/status.ts";
import { banHash } from "./ban-hash.ts";
import type { AppContext } from "./context.ts";
import { formAge } from "./form-token.ts";
import { readSiteId } from "./input.ts";
import { newToken, sha256 } from "./keys.ts";
import { noteKnock } from "./knocks.ts";
import { requireOrigin } from "./origin.ts";
import { emailIndexOf } from "./person-keys.ts";
import { needsProof, type Proof, readProof } from "./proof.ts";
import { ceilingsFor, siteHour, withinCeilings } from "./rate-limit.ts";
import { type Screened, screenWords } from "./screen-words.ts";
import { showChange } from "./show-change.ts";
import { claimsToken, viewerTokenHash } from "./viewer-token.ts";
import { hashWords } from "./words-hash.ts";

export type Accepted = {
	comment: OwnComment;
	/** A first write's bearer token, where the way it came can take one. */
	token?: string;
	/** The same write was accepted before, and this is its result. */
	isReplay: boolean;
};

/** How a comment arrived: from what origins beside the site's own it may, and whether its author can be given a token. */
export type Arrival = { alsoFrom: string[]; takesToken: boolean };

/** @throws ProblemError whatever stands against it; nothing is written then */
export async function acceptComment(c: AppContext, input: CreateComment, arrival: Arrival): Promise<Accepted> {
	const now = Date.now();
	const question = await questionOf(c, { input, siteId: readSiteId(c), now });
	const background = await readBackground(c.get("db"), question);
	const { author, parent, earlier, thread, ground } = background;
	const site = permit(c, background, arrival);
	if (earlier) return replay(c, { site, input, arrival, earlier, question });
	if (closingOf(thread, site.settings, question.now)) throw new ProblemError("thread-closed");
	const draft = readDraft(input, { ...site, hasParent: !input.parentId || parent !== null });
	const manner = {
		formAgeMs: await formAge(c, input.formToken, question),
		honeypot: input.subject ?? "",
		siteHourCount: ground.siteHourCount + 1,
		isFlooded: ground.floodUntil !== null,
		isReply: parent !== null,
		pageUrl: draft.pageUrl,
		vouched: { token: input.turnstile, formToken: input.formToken },
	};
	const proof = await proofOf(c, input, { site, floodUntil: ground.floodUntil, now });
	const screened = await screenWords(c, { words: draft, known: { ...background, site }, manner, now });
	return write(c, { site, author, parent, input, arrival, draft, question, ground, screened, proof });
}

/** Everything that can be asked before the site's settings are known. */
async function questionOf(
	c: AppContext,
	{ input, siteId, now }: { input: CreateComment; siteId: string; now: number },
): Promise<Question> {
	return {
		siteId,
		pageKey: pageKey(cleanLine(input.page)),
		clientId: input.clientId,
		parentId: input.parentId ?? "",
		tokenHash: await viewerTokenHash(c),
		wordsHash: await hashWords(cleanText(input.text)),
		addressHash: await banHash(c, siteId),
		siteHour: siteHour(siteId, now),
		now,
	};
}

function permit(c: AppContext, { site, author }: Background, { alsoFrom }: Arrival): Site {
	if (!site) throw new ProblemError("unknown-site");
	requireOrigin(c, [...site.origins, ...alsoFrom]);
	if (claimsToken(c) && !author) throw new ProblemError("signed-out");
	return site;
}

/** @throws ProblemError `proof-needed` where the site wants a proof of work and this is none */
async function proofOf(
	c: AppContext,
	input: CreateComment,
	{ site, floodUntil, now }: { site: Site; floodUntil: number | null; now: number },
): Promise<Proof | null> {
	if (!needsProof(site.settings.proof, floodUntil !== null)) return null;
	const proof = await readProof(c, input.proof, { siteId: site.id, now });
	if (proof) return proof;
	if (floodUntil !== null) await noteKnock(c, { siteId: site.id, until: floodUntil, now });
	throw new ProblemError("proof-needed");
}

type Writing = {
	site: Site;
	author: AuthorRow | null;
	parent: FullRow | null;
	input: CreateComment;
	arrival: Arrival;
	draft: Draft;
	question: Question;
	ground: Ground;
	screened: Screened;
	/** To be spent with the write; null where none is needed. */
	proof: Proof | null;
};

async function write(c: AppContext, writing: Writing): Promise<Accepted> {
	const { site, parent, input, draft, question, ground, screened, proof } = writing;
	const { now } = question;
	const author = await authorOf(c, writing);
	const token = writing.author || !writing.arrival.takesToken ? undefined : newToken();
	const place = parent ? placeUnder(parent) : { parentId: null, rootId: null, ancestors: [], replyTo: null };
	const comment = {
		...place,
		...screened,
		id: newCommentId(now, place.parentId ?? undefined),
		siteId: site.id,
		pageKey: draft.pageKey,
		answeredAuthorId: parent?.author_id ?? null,
		author,
		text: draft.text,
		body: draft.body,
		status: statusOfVerdict(screened.verdict),
		clientId: input.clientId,
		requestHash: await requestHash(c, input),
		wordsHash: question.wordsHash,
		twinHash: await sha256(JSON.stringify([place.parentId, draft.name.toLowerCase(), draft.text])),
		now,
	};
	const db = c.get("db");
	const ceilings = [...(await ceilingsFor(c, "comment", now)), question.siteHour];
	const statements = [
		countStatement(db, ceilings),
		saveAuthorStatement(db, { ...author, addressHash: question.addressHash, siteId: site.id, now }),
		token
			? insertTokenStatement(db, { hash: await sha256(token), siteId: site.id, authorId: author.id, now })
			: touchTokenStatement(db, { hash: question.tokenHash, now }),
		...(proof ? [spendProofStatement(db, proof)] : []),
		...insertCommentStatements(db, comment, { title: draft.pageTitle, url: draft.pageUrl }),
		...(ground.siteHourCount >= site.settings.floodPerHour
			? tellFloodStatements(db, { siteId: site.id, until: ground.floodUntil, now })
			: []),
		readOwnStatement(db, comment.id),
		readChangeStatement(db, comment.id),
	];
	let written: [OwnRow[], ChangeRow[]];
	try {
		const { rows } = await withinCeilings(c, ceilings, () => db.batch(statements));
		written = rows.slice(-2) as typeof written;
	} catch (error) {
		return answerRepeat(c, writing, error);
	}
	const [[row], [change]] = written;
	await showChange(c, toChange(change!), null);
	return { comment: toOwnComment(row!, site.settings, now), ...(token && { token }), isReplay: false };
}

/** Who the comment is by: the bearer under the name they now give, or somebody new. */
async function authorOf(c: AppContext, { site, author, draft }: Writing) {
	const { name, website, email } = draft;
	// R-PR-1: the same picture for the same e-mail on one site, and no way back from it.
	const seed = email
		? (await c.get("keys").sign("avatar", `${site.id}|${email.toLowerCase()}`)).slice(0, 2)
		: undefined;
	const avatar = seed ? toUint16(seed) : (author?.avatar ?? toUint16(crypto.getRandomValues(new Uint8Array(2))));
	const emailSealed = email ? await c.get("keys").seal("email", email) : null;
	const emailIndex = email ? await emailIndexOf(c.get("keys"), { siteId: site.id, email }) : null;
	return { id: author?.id ?? crypto.randomUUID(), name, website, emailSealed, emailIndex, avatar };
}

function toUint16(bytes: Uint8Array): number {
	return new DataView(bytes.buffer, bytes.byteOffset).getUint16(0);
}

/**
 * The same write arrived twice at once, or the same person says the same thing again. The first of two at once fills the
 * address's ceiling too: whoever clicked twice is told of their comment and not of the ceiling.
 */
async function answerRepeat(c: AppContext, writing: Writing, error: unknown): Promise<Accepted> {
	const isRefused = String(error).includes("UNIQUE constraint failed");
	if (!isRefused && !(error instanceof ProblemError)) throw error;
	const earlier = await readEarlier(c.get("db"), writing.question);
	if (earlier) return replay(c, { ...writing, earlier });
	if (!isRefused) throw error;
	throw new ProblemError(isProofSpent(error) ? "proof-needed" : "duplicate-comment");
}

/**
 * Answers a retry with the first result (R-ID-1). Whoever lost the first answer lost its token too: knowing the secret
 * client id and every word, they get another.
 */
async function replay(
	c: AppContext,
	{
		site,
		input,
		arrival,
		earlier,
		question,
	}: Pick<Writing, "site" | "input" | "arrival" | "question"> & { earlier: EarlierRow },
): Promise<Accepted> {
	if (earlier.request_hash !== (await requestHash(c, input))) throw new ProblemError("client-id-reused");
	const { now } = question;
	const token = claimsToken(c) || !arrival.takesToken ? undefined : newToken();
	if (token) {
		const row = { hash: await sha256(token), siteId: site.id, authorId: earlier.author_id, now };
		await c.get("db").run(insertTokenStatement(c.get("db"), row));
	}
	return { comment: toOwnComment(earlier, site.settings, now), ...(token && { token }), isReplay: true };
}

/** What makes two requests under one client id the same write. */
async function requestHash(c: AppContext, input: CreateComment): Promise<string> {
	const { page, parentId = null, text, name, email = "", website = "" } = input;
	const said = [pageKey(page), parentId, text, name, email, website];
	return (await c.get("keys").sign("request", JSON.stringify(said))).toHex();
}
