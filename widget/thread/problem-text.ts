// Puts a problem into words by its code: no sentence of the server is shown, only one of the site's owner.

import type { Failure } from "../api.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function problemText(view: View, { code, message }: Failure): string {
	const t = wordsOf(view);
	return message || t(`problem.${code}` as "problem.internal") || t("problem.internal");
}
