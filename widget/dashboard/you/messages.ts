// The `t` of the room of one's own account, which comes when it is opened.

import { translator } from "../../../worker/contract/translate.ts";
import { roleWords } from "../../i18n/dashboard/roles.ts";
import { youWords } from "../../i18n/dashboard/you.ts";

export const t = translator("en", { ...youWords, ...roleWords });

/** A day in words. */
export function day(at: number): string {
	return new Date(at).toLocaleDateString("en", { dateStyle: "medium" });
}
