// What a page says, and in which language: the widget's own messages, as the build wrote them out.

import { type Message, type Translate, translator } from "../contract/translate.ts";

/** Keys are those of widget/i18n, which the Worker does not import; a test holds the pages against the list. */
export type Words = { lang: string; dir: "ltr" | "rtl"; t: Translate<string>; when: (time: number) => string };

export function wordsOf(lang: string, messages: Record<string, Message>): Words {
	const t: Translate<string> = translator(lang, messages);
	const format = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
	return {
		lang,
		dir: t("dir") === "rtl" ? "rtl" : "ltr",
		t,
		/** Where a reader is, nobody has told: the one time that is the same everywhere. */
		when: (time) => `${format.format(time)} UTC`,
	};
}

/** A name inside a sentence keeps its own direction. */
export function isolate(name: string): string {
	return `\u2068${name}\u2069`;
}
