// What may be said of a comment before it is sent, in one round trip.

import type { RuleView } from "../contract/wire.ts";
import { type AuthorRow, readAuthorStatement } from "./authors.ts";
import { repeatedStatement } from "./comments.ts";
import type { Database } from "./database.ts";
import { type RuleRow, readRulesStatement, toRule } from "./rules.ts";
import { readSiteStatement, type Site, type SiteRow, toSite } from "./sites.ts";

export type PreviewGround = {
	site: Site | null;
	author: AuthorRow | null;
	rules: RuleView[];
	isRepeated: boolean;
};

export async function readPreviewGround(
	db: Database,
	ask: { siteId: string; tokenHash: string; wordsHash: string; now: number },
): Promise<PreviewGround> {
	const { rows } = await db.batch<[SiteRow[], AuthorRow[], RuleRow[], unknown[]]>([
		readSiteStatement(db, ask.siteId),
		readAuthorStatement(db, { hash: ask.tokenHash, siteId: ask.siteId, now: ask.now }),
		readRulesStatement(db, ask.siteId),
		repeatedStatement(db, ask),
	]);
	const [[site], [author], rules, repeated] = rows;
	return {
		site: site ? toSite(site) : null,
		author: author ?? null,
		rules: rules.map(toRule),
		isRepeated: repeated.length > 0,
	};
}
