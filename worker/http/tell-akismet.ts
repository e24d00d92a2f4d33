// After a decision: Akismet is told where people decided otherwise than it takes a comment for. Nobody waits for it, and what
// fails is told with the next decision on the same comment, or never: it is a favour to others.

import { type Mistaken, readMistaken, saveTold } from "../db/akismet.ts";
import { tellAkismet as tell } from "../outside/akismet.ts";
import type { AppContext } from "./context.ts";

/** Of one request: each is a request of its own, and a free plan has fifty. */
const TOLD_AT_ONCE = 20;

export async function tellAkismet(c: AppContext, commentIds: string[]): Promise<void> {
	const key = c.env.AKISMET_KEY;
	if (!key) return;
	const mistaken = await readMistaken(c.get("db"), commentIds, TOLD_AT_ONCE);
	const answers = await Promise.allSettled(mistaken.map((comment) => tellOf(c, key, comment)));
	const failed = answers.filter((answer) => answer.status === "rejected");
	if (failed[0])
		console.warn(JSON.stringify({ event: "akismet-not-told", n: failed.length, error: String(failed[0].reason) }));
	const told = mistaken.filter((_, index) => answers[index]!.status === "fulfilled");
	if (told.length > 0) await saveTold(c.get("db"), told);
}

/** As it was asked, as far as that is kept. */
async function tellOf(c: AppContext, key: string, { label, emailSealed, origins, ...said }: Mistaken): Promise<void> {
	const email = emailSealed && (await c.get("keys").unseal("email", emailSealed));
	await tell(key, label, { ...said, email, home: origins[0] ?? new URL(c.req.url).origin });
}
