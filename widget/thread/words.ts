// The view's `t`, for components that are only drawn once the words for writing are loaded.

import type { Translate } from "../../worker/contract/translate.ts";
import type { ReadingKey, View } from "./view.ts";
import type { WritingKey } from "./writing.tsx";

export function wordsOf(view: View): Translate<ReadingKey | WritingKey> {
	return view.t as Translate<ReadingKey | WritingKey>;
}
