// The thread of a page for readers without a script and for search engines: read, paged, and written to by a plain form.

import { Hono } from "hono";
import type { InferOutput } from "valibot";
import { FORM_MAX_MS } from "../contract/limits.ts";
import { pageKey } from "../contract/page-key.ts";
import { problems } from "../contract/problems.ts";
import { postThreadPage as postFields, postThreadPageQuery, readThreadPageQuery } from "../contract/schemas-page.ts";
import { sorts } from "../contract/settings.ts";
import type { CommentView, Sort } from "../contract/wire.ts";
import { type Place, readPlace } from "../db/thread-places.ts";
import { readThreadPage as readComments, readReplies, type ThreadPage } from "../db/threads.ts";
import { cleanLine } from "../domain/clean.ts";
import { ProblemError } from "../domain/problem.ts";
import { acceptComment } from "../http/accept-comment.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { edgeCache } from "../http/edge-cache.ts";
import { formAge, newFormToken } from "../http/form-token.ts";
import { readFields, readQuery, readSiteId } from "../http/input.ts";
import { base64url, isConfigured } from "../http/keys.ts";
import { answerPage, revalidatedPage } from "../http/page-answer.ts";
import { toProblem } from "../http/problem-answer.ts";
import { noticeOf, setRetryAfter } from "../http/problem-page.ts";
import { readWords } from "../http/words.ts";
import { addressOf, pageAddress } from "../pages/addresses.ts";
import { formHtml } from "../pages/form-html.ts";
import { fragmentHtml, threadPageHtml } from "../pages/thread-page.ts";
import { branchesOf } from "../pages/thread-tree.ts";
import type { Notice, ThreadPageView } from "../pages/thread-view.ts";
import type { Words } from "../pages/words.ts";

export const threadPage = new Hono<AppEnv>();

type Query = InferOutput<typeof readThreadPageQuery>;
type Fields = InferOutput<typeof postFields>;
/** What a visitor sent and why it was not taken. */
type Refused = { fields: Fields; problem: ProblemError };

threadPage.get("/v1/sites/:site/thread.html", revalidatedPage, edgeCache, async function readThreadPage(c) {
	const query = readQuery(c, readThreadPageQuery);
	const view = await readView(c, query, null);
	const { page: _, title, lang, ...others } = query;
	return answerPage(c, query.fragment ? fragmentHtml(view) : threadPageHtml(view), {
		// The key is whatever somebody has linked to: what nobody has written on is no page of the site's.
		isIndexed: view.site.settings.isIndexed && view.page.commentCount > 0 && Object.keys(others).length === 0,
	});
});

threadPage.post("/v1/sites/:site/thread.html", async function postThreadPage(c) {
	const query = readQuery(c, postThreadPageQuery);
	const fields = await readFields(c, postFields);
	try {
		return c.redirect(await accept(c, query, fields), 303);
	} catch (error) {
		const problem = toProblem(c, error);
		const page = threadPageHtml(await readView(c, query, { fields, problem }));
		setRetryAfter(c, problem);
		return answerPage(c, page, { status: problems[problem.code].status, isIndexed: false });
	}
});

/** Takes the comment as any other is taken. Gives where it is to be seen, or that it waits. @throws ProblemError */
async function accept(c: AppContext, query: Query, fields: Fields): Promise<string> {
	const siteId = readSiteId(c);
	const { origin } = new URL(c.req.url);
	const age = await formAge(c, fields.formToken, { siteId, pageKey: keyOf(query), now: Date.now() });
	// From a page that was kept for long, or built elsewhere: whoever sends it once more is a person with a fresh form.
	if (age === null || age > FORM_MAX_MS) throw new ProblemError("form-aged");
	const { title, sort, lang, replyTo } = query;
	const { text, name, email, website, formToken, subject } = fields;
	const said = { page: keyOf(query), parentId: replyTo ?? null, text, name, email, website };
	// Many share a cached page, so the form brings no id of its own: the same words by the same person are one write.
	const clientId = base64url(await c.get("keys").sign("request", JSON.stringify([siteId, ...Object.values(said)])));
	const { comment } = await acceptComment(
		c,
		{ ...said, clientId, pageTitle: title, formToken, subject },
		// A page can keep no token, and gets none.
		{ alsoFrom: [origin], takesToken: false },
	);
	const isVisible = comment.status === "visible";
	const posted = isVisible ? { posted: "visible", focus: comment.id } : { posted: "waiting" };
	const address = addressOf("readThreadPage", { api: origin, siteId }, { page: keyOf(query), sort, lang, ...posted });
	return isVisible ? `${address}#comment-${comment.id}` : address;
}

type View = ThreadPageView & { site: Place["site"] };

async function readView(c: AppContext, query: Query, refused: Refused | null): Promise<View> {
	const { place, comments, next, likes } = await readAll(c, query);
	const { site, isClosed } = place;
	const { origin } = new URL(c.req.url);
	const { sort, title, root, after, posted } = query;
	const words = await readWords(c, query.lang ?? site.settings.lang, site.settings);
	const link = (more: Record<string, string>) =>
		addressOf(
			"readThreadPage",
			// On the installation's own page an address need not say where that is.
			{ api: query.fragment ? origin : "", siteId: site.id },
			{ page: keyOf(query), sort, lang: query.lang, title, ...more },
		);
	const url = pageAddress({ key: keyOf(query), url: place.url }, site.origins);
	const isFirst = !(root || after || query.focus || query.replyTo);
	// As long as nobody can be read here, no words of a stranger's stand above.
	const pageTitle = place.commentCount > 0 ? place.title || url || keyOf(query) : words.t("comments");
	const shown = query.sort ?? site.settings.sort;
	return {
		words,
		api: origin,
		site,
		page: { ...place, key: keyOf(query), title: pageTitle, url },
		likes,
		branches: branchesOf(comments),
		orders: isFirst ? ordersOf(place, shown, link) : [],
		next: next && link(root ? { root, after: next } : { after: next }),
		first: isFirst ? null : link({}),
		isBranch: root !== undefined,
		canWrite: !isClosed && isConfigured(c.env.SECRET),
		form: root || after ? null : await formOf(c, { query, place, words, link, refused }),
		notice: refused ? refusal(words, refused) : posted ? outcome(words, query) : null,
		hasPictures: !query.fragment,
		link,
	};
}

/** @throws ProblemError `unknown-site`; `not-found` where there is no such comment to be seen */
async function readAll(c: AppContext, query: Query) {
	const db = c.get("db");
	const at = { siteId: readSiteId(c), pageKey: keyOf(query), now: Date.now() };
	const { sort, root, replyTo, after } = query;
	const focus = replyTo ?? query.focus;
	const [place, found] = await Promise.all([
		readPlace(db, { ...at, commentId: root ?? replyTo }),
		root
			? readReplies(db, { siteId: at.siteId, rootId: root, after })
			: readComments(db, { ...at, sort, ...(focus ? { focus } : { after }) }),
	]);
	if (!place) throw new ProblemError("unknown-site");
	if (!found || (root && !place.comment)) throw new ProblemError("not-found");
	const { likes } = found as Partial<ThreadPage>;
	const comments = root ? [place.comment!, ...found.comments] : withPath(found);
	return { place, likes: likes?.count ?? 0, comments, next: found.next };
}

/** The way to the focused comment joins the replies of the top-level comment it stands under, in their order. */
function withPath({ comments, path = [] }: { comments: CommentView[]; path?: CommentView[] }): CommentView[] {
	const [root, ...others] = comments;
	if (!root || path.length === 0) return comments;
	const end = others.findIndex(({ parentId }) => parentId === null);
	const replies = end === -1 ? others : others.slice(0, end);
	const all = new Map([...replies, ...path].map((reply) => [reply.id, reply]));
	const inOrder = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
	return [root, ...inOrder, ...others.slice(replies.length)];
}

type FormParts = {
	query: Query;
	place: Place;
	words: Words;
	link: ThreadPageView["link"];
	refused: Refused | null;
};

async function formOf(c: AppContext, parts: FormParts): Promise<ThreadPageView["form"]> {
	const { query, place, words, link, refused } = parts;
	if (place.isClosed || !isConfigured(c.env.SECRET)) return null;
	const { comment, site } = place;
	const replyTo = query.replyTo && comment?.author ? { id: comment.id, name: comment.author.name } : null;
	const form = formHtml({
		words,
		action: link(replyTo ? { replyTo: replyTo.id } : {}),
		settings: { ...site.settings, mode: place.mode },
		token: query.fragment ? null : await tokenOf(c, query, refused),
		typed: refused?.fields ?? {},
		issues: refused?.problem.issues ?? [],
		replyTo,
		cancel: replyTo && link({}),
	});
	return { html: form, replyTo };
}

/** A form that was refused for something else is as old as it was: who mends a word is not too fast. */
async function tokenOf(c: AppContext, query: Query, refused: Refused | null): Promise<string> {
	if (refused?.fields.formToken && refused.problem.code !== "form-aged") return refused.fields.formToken;
	return newFormToken(c, { siteId: readSiteId(c), pageKey: keyOf(query), now: Date.now() });
}

const FIELDS = ["/text", "/name", "/email", "/website"];

/** What has no field to stand beside is told at the top. */
function refusal(words: Words, { problem }: Refused): Notice {
	const notice = noticeOf(words, problem);
	const others = (problem.issues ?? []).filter(({ pointer }) => !FIELDS.includes(pointer));
	const told = others.map(({ code, limit = 0 }) => words.t(`issue.${code}`, { n: limit }));
	return { ...notice, lines: [...notice.lines, ...told, words.t("kept")] };
}

/** A comment that is to be seen is what the reader is led to: there they are told. */
function outcome({ t }: Words, { posted, focus }: Query): Notice {
	const isVisible = posted === "visible";
	return {
		lines: [t(isVisible ? "posted" : "posted.waiting")],
		isProblem: false,
		...(isVisible && focus && { at: focus }),
	};
}

function ordersOf({ commentCount }: Place, shown: Sort, link: ThreadPageView["link"]): ThreadPageView["orders"] {
	if (commentCount < 2) return [];
	return sorts.map((sort) => ({ sort, href: sort === shown ? null : link({ sort }) }));
}

function keyOf({ page }: Query): string {
	return pageKey(cleanLine(page));
}
