// What the overview's plots are drawn of.

import { describe, expect, it } from "vitest";
import { heightOf, highestOf, roundUp, seriesOf, shareOf, totalOf } from "../../widget/dashboard/overview/series.ts";

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
