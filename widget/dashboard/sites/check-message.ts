// Judges what a page answers when the owner checks whether it shows a site's comments. The answer comes from a stranger's
// page: it counts only with the nonce that page alone was given, and nothing in it is taken for more than a word.

export type Check = { nonce: string; siteId: string; origins: string[]; pageOrigin: string };
type Answer = { type: "afterword:check"; nonce: string; site: string; page: string; ok: boolean; code?: string };

export type CheckResult =
	| { outcome: "shown"; page: string }
	/** Readers see the thread, but the page's origin is not on the list: nobody can write there. */
	| { outcome: "read-only"; origin: string }
	| { outcome: "other-site"; site: string }
	/** The address led on to another origin, which is the one to check. */
	| { outcome: "led-elsewhere"; origin: string }
	| { outcome: "failed"; code: string };

/** Null for every message that is not this check's answer. */
export function judgeCheckMessage(message: { origin: string; data: unknown }, check: Check): CheckResult | null {
	const answer = message.data;
	if (!isAnswer(answer) || answer.nonce !== check.nonce) return null;
	if (message.origin !== check.pageOrigin) return { outcome: "led-elsewhere", origin: message.origin };
	if (answer.site !== check.siteId) return { outcome: "other-site", site: answer.site };
	if (!check.origins.includes(message.origin)) return { outcome: "read-only", origin: message.origin };
	if (!answer.ok) return { outcome: "failed", code: answer.code ?? "internal" };
	return { outcome: "shown", page: answer.page };
}

function isAnswer(data: unknown): data is Answer {
	if (typeof data !== "object" || data === null) return false;
	const { type, nonce, site, page, ok, code } = data as Record<string, unknown>;
	return (
		type === "afterword:check" &&
		[nonce, site, page].every((word) => typeof word === "string") &&
		typeof ok === "boolean" &&
		(code === undefined || typeof code === "string")
	);
}
