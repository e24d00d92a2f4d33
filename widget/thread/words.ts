// The view's `t`, for components that are only drawn once the words for reading on or for writing are loaded.

import type { Translate } from "../../worker/contract/translate.ts";
import type { ReadingWordKey } from "./reading.tsx";
import type { ReadingKey, View } from "./view.ts";
import type { WritingKey } from "./writing.tsx";

export function wordsOf(view: View): Translate<ReadingKey | ReadingWordKey | WritingKey> {
	return view.t as Translate<ReadingKey | ReadingWordKey | WritingKey>;
}
