// What the dearest texts of the full length cost the parser.

import { TEXT_MAX } from "../../worker/contract/limits.ts";
import { parseMarkup } from "../../worker/domain/markup.ts";

/** Repeated to the full length, each is the worst of its kind; filled up, the worst below the cap on marks. */
const UNITS = [
	"> ",
	"[",
	"[a](",
	"*a ",
	"**a *b ",
	"`",
	"- a\n",
	"<",
	"&",
	"https://a.b ",
	"[a](http://b.c) ",
	"![[",
	"~~a ",
	"*_~~[`",
	"\\",
	"_a_ ",
	"_a_ words ",
	"- item\n",
	"*a bcd ",
	"[a] bcde",
	"`a` bcde ",
	"a&amp;bcd",
];
const RUNS = 25;

/** ms of CPU for each, dearest first: the median once warm, and the first run of all. */
export function worstMarkup(): { text: string; ms: number; firstMs: number }[] {
	return UNITS.map((unit) => {
		const text = unit.repeat(Math.ceil(TEXT_MAX / unit.length)).slice(0, TEXT_MAX);
		const [firstMs, ...warm] = Array.from({ length: RUNS }, () => cost(text)) as [number, ...number[]];
		return { text: unit, ms: median(warm), firstMs };
	}).sort((a, b) => b.ms - a.ms);
}

function cost(text: string): number {
	const before = performance.now();
	parseMarkup(text);
	return performance.now() - before;
}

export function median(figures: number[]): number {
	return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;
}
