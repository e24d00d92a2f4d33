// Puts a problem into words by its code: no sentence of the server is shown.

import type { Failure } from "../api.ts";
import type { ReadingKey, View } from "./view.ts";

export function problemText({ t }: View, { code }: Failure): string {
	return t(`problem.${code}` as ReadingKey) || t("problem.internal");
}
