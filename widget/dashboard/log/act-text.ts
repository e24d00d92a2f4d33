// What somebody did, as a sentence of the log.

import type { LogEntry } from "../../../worker/contract/wire.ts";
import { ruleSentence } from "../rules/rule-sentence.ts";
import { isLogKey, t } from "./messages.ts";

/** Who did it, and by which token if it was one; `byTokenDid` where the sentence goes on. */
export function doerText({ name, token }: NonNullable<LogEntry["by"]>, key: "byToken" | "byTokenDid"): string {
	return token ? t(`log.${key}`, { name, token: token.name }) : name;
}

export function actText({ kind, by, rule, from, count, undoes, ...entry }: LogEntry): string {
	const key = from === undefined ? `did.${kind}` : `did.${kind}.from`;
	const label = entry.label || (rule ? ruleSentence(rule) : t("log.unnamed"));
	const values = {
		by: by ? doerText(by, "byTokenDid") : t("log.installation"),
		label,
		from: from ?? "",
		n: count ?? 0,
		kind,
	};
	const what = t(isLogKey(key) ? key : "did.other", values);
	return undoes === undefined ? what : t("did.back", { what });
}
