// A signed note of when a form was opened on a page (R-SP-3): a script must at least fetch one and wait.

import type { AppContext } from "./context.ts";
import { base64url, isEqual } from "./keys.ts";

export async function newFormToken(
	c: AppContext,
	form: { siteId: string; pageKey: string; now: number },
): Promise<string> {
	const issued = form.now.toString(36);
	return `${issued}.${await signature(c, form, issued)}`;
}

/** Age in ms of a token that is ours and for this page, else null. */
export async function formAge(
	c: AppContext,
	token: string | undefined,
	form: { siteId: string; pageKey: string; now: number },
): Promise<number | null> {
	const [issued = "", given = ""] = (token ?? "").split(".");
	const expected = await signature(c, form, issued);
	const age = form.now - Number.parseInt(issued, 36);
	return isEqual(given, expected) && age >= 0 ? age : null;
}

async function signature(c: AppContext, form: { siteId: string; pageKey: string }, issued: string): Promise<string> {
	return base64url(
		(await c.get("keys").sign("form", JSON.stringify([form.siteId, form.pageKey, issued]))).slice(0, 16),
	);
}
