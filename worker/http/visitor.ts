// Who acts on a visitor's route: the bearer of a token, or somebody new, who is given one by their first act.

import { type AuthorRow, insertTokenStatement, saveAuthorStatement, touchTokenStatement } from "../db/authors.ts";
import type { Ceiling } from "../db/rates.ts";
import type { Site } from "../db/sites.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";
import { newToken, sha256 } from "./keys.ts";
import { requireOrigin } from "./origin.ts";
import { ceilingsFor } from "./rate-limit.ts";
import { claimsToken, viewerTokenHash } from "./viewer-token.ts";

/** The site, where this visitor may act on it. @throws ProblemError `unknown-site`, `signed-out` or one of the Origin */
export function admitVisitor(c: AppContext, found: { site: Site | null; author: AuthorRow | null }): Site {
	if (!found.site) throw new ProblemError("unknown-site");
	requireOrigin(c, found.site.origins);
	if (claimsToken(c) && !found.author) throw new ProblemError("signed-out");
	return found.site;
}

export type Actor = {
	authorId: string;
	/** Of somebody new, for the answer. */
	token?: string;
	/** What makes them known, for the batch of what they do. */
	acting: D1PreparedStatement[];
	/** How often one address may be somebody new. */
	ceilings: Ceiling[];
};

/** Whoever reacts without a name. A guest costs a script an address: without that ceiling it could push any count. */
export async function actorOf(
	c: AppContext,
	who: { siteId: string; author: AuthorRow | null; now: number },
): Promise<Actor> {
	const { siteId, author, now } = who;
	const db = c.get("db");
	if (author) {
		const touched = touchTokenStatement(db, { hash: await viewerTokenHash(c), now });
		return { authorId: author.id, acting: [touched], ceilings: [] };
	}
	const token = newToken();
	const id = crypto.randomUUID();
	const guest = {
		id,
		siteId,
		name: "",
		website: null,
		emailSealed: null,
		emailIndex: null,
		avatar: randomAvatar(),
		now,
	};
	const acting = [
		saveAuthorStatement(db, guest),
		insertTokenStatement(db, { hash: await sha256(token), siteId, authorId: id, now }),
	];
	return { authorId: id, token, acting, ceilings: await ceilingsFor(c, "guest", now) };
}

function randomAvatar(): number {
	return crypto.getRandomValues(new Uint16Array(1))[0]!;
}
