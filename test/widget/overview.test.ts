// What the overview's plots are drawn of.

import { describe, expect, it } from "vitest";
import {
	heightOf,
	highestOf,
	roundUp,
	seriesOf,
	shareOf,
	summaryOf,
	totalOf,
	totalsOf,
} from "../../widget/dashboard/overview/series.ts";
import { useOf } from "../../widget/dashboard/overview/use-of-plan.ts";

const daysOf = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ day: new Date(n * 86_400_000).toISOString().slice(0, 10), n: n + 1 }));

describe("seriesOf", () => {
	it("has a bar for each day as long as one can point at it", () => {
		const { bars, isWeekly } = seriesOf(daysOf(90), ({ n }) => [n, 1]);
		expect(isWeekly).toBe(false);
		expect(bars).toHaveLength(90);
		expect(bars[1]).toEqual({ when: "1970-01-02", parts: [2, 1] });
	});

	it("then has one for each week, of which the last is whole, and loses nothing", () => {
		const days = daysOf(365);
		const { bars, isWeekly } = seriesOf(days, ({ n }) => [n]);
		expect(isWeekly).toBe(true);
		expect(bars).toHaveLength(53);
		expect(bars[0]).toEqual({ when: "1970-01-01", parts: [1] });
		expect(bars.at(-1)!.parts).toEqual([359 + 360 + 361 + 362 + 363 + 364 + 365]);
		expect(totalOf(bars)).toBe((365 * 366) / 2);
	});
});

describe("threads, which one day has and the next has again", () => {
	const threads = [
		{ day: "2026-11-24", n: 3 },
		{ day: "2026-11-25", n: 5 },
		{ day: "2026-11-26", n: 4 },
	];
	it("are not added up: the most on a day is said", () => {
		const series = seriesOf(threads, ({ n }) => [n], { isSum: false });
		expect(totalsOf(series)).toEqual([5]);
		expect(summaryOf(series)).toBe("Most on Nov 25, 2026: 5.");
		expect(summaryOf(seriesOf(threads, ({ n }) => [n]))).toBe("12 in 3 days. Most on Nov 25, 2026: 5.");
	});

	it("are those of its busiest day where a bar is a week", () => {
		const { bars } = seriesOf(daysOf(365), ({ n }) => [n], { isSum: false });
		expect(bars.at(-1)!.parts).toEqual([365]);
	});
});

it("the pace of the plan is that of the last 24 hours", () => {
	const used = [80, 30].map((requests) => ({ day: "", requests, rowsRead: 0, rowsWritten: 200_000 }));
	const sixInTheMorning = Date.UTC(2026, 10, 26, 6);
	expect(useOf(used, "requests", sixInTheMorning)).toEqual({ today: 30, pace: 90, over: 0 });
	expect(useOf(used, "rowsWritten", sixInTheMorning).over).toBe(2);
	expect(useOf([], "requests", sixInTheMorning).pace).toBe(0);
});

it("an axis ends at a figure one can halve in one's head", () => {
	expect([0, 1, 2, 3, 7, 10, 11, 23, 99, 100, 101, 4_321].map(roundUp)).toEqual([
		2, 2, 2, 4, 8, 10, 20, 30, 100, 100, 200, 5_000,
	]);
});

it("of days that are as high the latest is named", () => {
	const bars = [3, 5, 5, 1].map((value, n) => ({ when: String(n), parts: [value] }));
	expect(highestOf(bars).when).toBe("2");
	expect(heightOf({ when: "", parts: [1, 2, 3] })).toBe(6);
});

it("a share is said in figures one can read", () => {
	expect(shareOf(1_234, 100_000)).toBe("1.2%");
	expect(shareOf(0, 100_000)).toBe("0%");
});
