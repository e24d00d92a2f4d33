// The date and time of something, in the words of a language. Apart from relative-time.ts: its formatter is dear to make, and
// few ask.

/** @param time in milliseconds since 1970 */
export function exactTime(lang: string, time: number): string {
	return new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" }).format(time);
}
