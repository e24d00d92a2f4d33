// Asks those an owner wants asked about a comment, all at once.

import type { Reason } from "../contract/wire.ts";
import type { Site } from "../db/sites.ts";
import type { Label } from "../domain/filter.ts";
import { akismet } from "../outside/akismet.ts";
import type { Asked, Check } from "../outside/asked.ts";
import { workersAi } from "../outside/workers-ai.ts";
import type { AppContext } from "./context.ts";
import { turnstileCheck, type Vouched } from "./turnstile.ts";

/** Whoever is to be asked and cannot be, for want of a key, has not answered. */
const unset =
	(check: string): Check =>
	async () => ({ check });

/** What was said against a comment, and what Akismet takes it for; null where it was not asked, or did not answer. */
type Answers = { reasons: Reason[]; akismet: Label | null };

/**
 * @param said what is asked about, beside what the request and the site tell
 * @param vouched null of an edit: who may make it came through the check before
 */
export async function askOutside(
	c: AppContext,
	site: Site,
	said: Pick<Asked, "text" | "name" | "email" | "website" | "isReply" | "isEdit" | "pageUrl">,
	vouched: Vouched | null,
): Promise<Answers> {
	const { settings, origins } = site;
	const { AKISMET_KEY, AI } = c.env;
	const checks = [
		...(settings.akismet ? [AKISMET_KEY ? akismet(AKISMET_KEY) : unset("akismet-failed")] : []),
		...(settings.ai ? [AI ? workersAi(AI) : unset("ai-failed")] : []),
		...(settings.turnstile && vouched ? [await turnstileCheck(c, vouched)] : []),
	];
	const asked: Asked = {
		...said,
		home: origins[0] ?? new URL(c.req.url).origin,
		lang: settings.lang,
		address: c.req.header("CF-Connecting-IP") ?? "",
		userAgent: c.req.header("User-Agent") ?? "",
		referrer: c.req.header("Referer") ?? "",
	};
	const answers = await Promise.all(checks.map((check) => check(asked)));
	const reasons = answers.filter((reason) => reason !== null);
	return { reasons, akismet: settings.akismet ? saidByAkismet(reasons) : null };
}

function saidByAkismet(reasons: Reason[]): Label | null {
	const found = (check: string) => reasons.some((reason) => reason.check === check);
	if (found("akismet-failed")) return null;
	return found("akismet") ? "spam" : "ham";
}
