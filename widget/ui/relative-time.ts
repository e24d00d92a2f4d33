// Says when something was: "3 hours ago". The words are messages and not
// Intl.RelativeTimeFormat: the first of its kind costs a page 16 ms of its main thread, four times that on a phone.

import type { Translate } from "../../worker/contract/translate.ts";
import type { enTime } from "../i18n/en-time.ts";

const UNITS = [
	["year", 31_557_600],
	["month", 2_629_800],
	["week", 604_800],
	["day", 86_400],
	["hour", 3_600],
	["minute", 60],
] as const;

/** Times are in milliseconds since 1970; a clock that runs behind the server's must not speak of the future. */
export function ago(t: Translate<keyof typeof enTime>, time: number, now: number): string {
	const seconds = (now - time) / 1000;
	for (const [unit, size] of UNITS) {
		if (seconds >= size) return t(`ago.${unit}`, { n: Math.floor(seconds / size) });
	}
	return t("ago.now");
}
