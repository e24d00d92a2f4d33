// The languages the widget speaks beside English, for a page that wants another: fetched by it alone.

import { ownWordsIn, spoken } from "../worker/contract/language.ts";
import type { OwnWords } from "../worker/contract/wire.ts";
import type { Spoken } from "./locale.ts";

/** The words of a language from the installation at `origin`; what it does not speak, or cannot be fetched, is said in English. */
export async function readSpoken(origin: string, wanted: string, isAll?: boolean, own?: OwnWords): Promise<Spoken> {
	const said = ownWordsIn(wanted, own);
	const served = spoken(wanted);
	if (served === "en") return said;
	const response = await fetch(`${origin}/locale/${served}${isAll ? "" : ".view"}.json`, { credentials: "omit" });
	return { lang: served, words: { ...(await response.json()), ...said.words } };
}
