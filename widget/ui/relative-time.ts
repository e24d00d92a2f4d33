// Says when something was: "3 hours ago" to read, the exact date and time on demand. One formatter of each kind a language.

const UNITS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
	["year", 31_557_600],
	["month", 2_629_800],
	["week", 604_800],
	["day", 86_400],
	["hour", 3_600],
	["minute", 60],
];

export type TimeFormat = ReturnType<typeof timeFormat>;

/** Times are in milliseconds since 1970. */
export function timeFormat(lang: string) {
	const relative = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
	let exact: Intl.DateTimeFormat | undefined;
	return {
		/** A clock that runs behind the server's must not speak of the future. */
		ago(time: number, now: number): string {
			const seconds = Math.max(0, (now - time) / 1000);
			const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? ["second", 0];
			return relative.format(size ? -Math.floor(seconds / size) : 0, unit);
		},
		/** Its formatter is dear to make, and few ask. */
		exact(time: number): string {
			exact ??= new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" });
			return exact.format(time);
		},
	};
}
