// Akismet: asked about a comment, and told where people decided otherwise (https://akismet.com/developers). Everything goes
// as a form; the answer of a check is the word true or false.

import type { Label } from "../domain/filter.ts";
import { type Asked, type Check, orHold, PATIENCE_MS } from "./asked.ts";

const API = "https://rest.akismet.com/1.1";
const USER_AGENT = "Afterword/1 | Afterword/1";

export function akismet(key: string): Check {
	return (asked) => orHold("akismet-failed", checkComment(key, asked));
}

async function checkComment(key: string, asked: Asked) {
	const response = await post(key, "comment-check", {
		...fieldsOf(asked),
		user_ip: asked.address,
		user_agent: asked.userAgent,
		referrer: asked.referrer,
		...(asked.isEdit && { recheck_reason: "edit" }),
	});
	const answer = (await response.text()).trim();
	if (answer === "true") return { check: "akismet" };
	if (response.ok && answer === "false") return null;
	const said = response.headers.get("X-akismet-alert-msg") ?? response.headers.get("X-akismet-debug-help") ?? answer;
	throw new Error(`${response.status} ${said.slice(0, 200)}`);
}

/** What is left of what was asked: the writer's address and browser are kept nowhere. */
export type Told = Omit<Asked, "isEdit" | "address" | "userAgent" | "referrer">;

/** Says what a comment is, after all. @throws Error where Akismet did not take it */
export async function tellAkismet(key: string, label: Label, told: Told): Promise<void> {
	const response = await post(key, label === "spam" ? "submit-spam" : "submit-ham", fieldsOf(told));
	const answer = (await response.text()).trim();
	if (!response.ok || !answer.startsWith("Thanks")) throw new Error(`${response.status} ${answer.slice(0, 200)}`);
}

function fieldsOf(said: Told): Record<string, string> {
	return {
		blog: said.home,
		blog_charset: "UTF-8",
		blog_lang: said.lang.replace("-", "_").toLowerCase(),
		...(said.pageUrl && { permalink: said.pageUrl }),
		comment_type: said.isReply ? "reply" : "comment",
		comment_author: said.name,
		...(said.email && { comment_author_email: said.email }),
		...(said.website && { comment_author_url: said.website }),
		comment_content: said.text,
	};
}

function post(key: string, call: string, fields: Record<string, string>): Promise<Response> {
	return fetch(`${API}/${call}`, {
		method: "POST",
		headers: { "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8", "User-Agent": USER_AGENT },
		body: new URLSearchParams({ api_key: key, ...fields }).toString(),
		signal: AbortSignal.timeout(PATIENCE_MS),
	});
}
