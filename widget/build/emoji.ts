// The emoji one can write by name, as the composer reads them: a label each, the emoji and behind it the names people know
// from chat programs (`👍 :+1: :thumbsup:`). The names are those of the `gemoji` package.

import { gemoji } from "gemoji";

/** Men and women where there is somebody, the hours of the clock, and flags of countries, which Windows shows as letters. */
const LEFT_OUT = /[♂♀🕐-🕧]|[👨👩]\u200D|\p{RI}/u;

/** Short ones first: what is typed to its end comes before what only begins with it. */
export function emojiLabels(): string[] {
	return gemoji
		.filter(({ emoji }) => !LEFT_OUT.test(emoji))
		.map(({ emoji, names }) => [emoji, ...names.map((name) => `:${name}:`)].join(" "))
		.sort((one, other) => one.length - other.length);
}
