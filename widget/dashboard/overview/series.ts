// Days as what a plot is drawn of: bars with their parts, and figures and dates as people read them.

import { t } from "./messages.ts";

/** One bar: when, and how much of each part, in the order they are piled up. */
export type Bar = { when: string; parts: number[] };
/** `isSum`: what days have adds up. Threads do not: one of two days would count twice. */
export type Series = { bars: Bar[]; isWeekly: boolean; days: number; isSum: boolean };

/** More bars than this are too thin to point at: then each is a week. */
const BARS_MAX = 92;

export function seriesOf<Day extends { day: string }>(
	days: Day[],
	partsOf: (day: Day) => number[],
	{ isSum = true } = {},
): Series {
	const bars = days.map((day) => ({ when: day.day, parts: partsOf(day) }));
	const whole = { days: bars.length, isSum };
	if (bars.length <= BARS_MAX) return { bars, isWeekly: false, ...whole };
	// The last week is a whole one, so that the end does not look like a fall.
	const first = bars.length % 7;
	const starts = [
		...(first > 0 ? [0] : []),
		...Array.from({ length: Math.floor(bars.length / 7) }, (_, n) => first + 7 * n),
	];
	const weeks = starts.map((start, index) => bars.slice(start, starts[index + 1]));
	const made = weeks.map((week) => ({ when: week[0]!.when, parts: isSum ? addUp(week) : highestOf(week).parts }));
	return { bars: made, isWeekly: true, ...whole };
}

function addUp(bars: Bar[]): number[] {
	return bars[0]!.parts.map((_, part) => bars.reduce((sum, { parts }) => sum + parts[part]!, 0));
}

/** What is said of a whole series, part by part: how much it is together, or the most there was of it. */
export function totalsOf({ bars, isSum }: Series): number[] {
	return isSum ? addUp(bars) : highestOf(bars).parts;
}

export function heightOf({ parts }: Bar): number {
	return parts.reduce((sum, part) => sum + part, 0);
}

export function totalOf(bars: Bar[]): number {
	return bars.reduce((sum, bar) => sum + heightOf(bar), 0);
}

/** The highest bar, the later of two that are as high. */
export function highestOf(bars: Bar[]): Bar {
	return bars.reduce((highest, bar) => (heightOf(bar) >= heightOf(highest) ? bar : highest));
}

/** The end of the axis: a little above, and such that its half is a figure one can read. */
export function roundUp(value: number): number {
	const least = Math.max(2, value);
	const power = 10 ** Math.floor(Math.log10(least));
	const steps = power === 1 ? [2, 4, 6, 8, 10] : [1, 2, 3, 4, 5, 6, 8, 10];
	return steps.map((step) => step * power).find((end) => end >= least)!;
}

const figures = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const dates = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const shortDates = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });
const shares = new Intl.NumberFormat("en", { style: "percent", maximumSignificantDigits: 2 });

export const inFull = (value: number): string => figures.format(value);
export const inShort = (value: number): string => short.format(value);
export const shareOf = (value: number, of: number): string => shares.format(value / of);
/** @param day as the API names it, `2026-11-25` */
export const dateOf = (day: string): string => dates.format(new Date(day));
export const shortDateOf = (day: string): string => shortDates.format(new Date(day));

/** A series in words. */
export function summaryOf(series: Series): string {
	const { bars, days: n, isSum } = series;
	const total = totalOf(bars);
	if (total === 0 || !isSum) return mostOf(series);
	return `${t("overview.sum", { total: inFull(total), days: t("overview.days", { n }) })}. ${mostOf(series)}`;
}

export function mostOf({ bars, isWeekly, isSum }: Series): string {
	const highest = highestOf(bars);
	const most = { when: dateOf(highest.when), n: inFull(heightOf(highest)) };
	if (heightOf(highest) === 0) return t("overview.nothing");
	if (!isWeekly) return t("overview.most", most);
	return t(isSum ? "overview.mostInWeek" : "overview.mostOnDay", most);
}
