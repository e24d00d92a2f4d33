// The list of all keys a language has to say: every file beside this one but English's own, and the dashboard's, is checked
// against it.

import type { Message } from "../../worker/contract/translate.ts";
import type { en } from "./en.ts";
import type { enEmbed } from "./en-embed.ts";
import type { enLists } from "./en-lists.ts";
import type { enPage } from "./en-page.ts";
import type { enProblems } from "./en-problems.ts";
import type { enReading } from "./en-reading.ts";
import type { enTime } from "./en-time.ts";
import type { enWriting } from "./en-writing.ts";

type Key =
	| keyof typeof en
	| keyof typeof enEmbed
	| keyof typeof enLists
	| keyof typeof enPage
	| keyof typeof enProblems
	| keyof typeof enReading
	| keyof typeof enTime
	| keyof typeof enWriting;

/** One language, whole: a message with `{n}` has the plural forms its language has (Intl.PluralRules). */
export type Messages = Record<Key, Message>;
