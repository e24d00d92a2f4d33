// How much of a day's plan is used: so far today, and at the pace of the last 24 hours.

import { FREE_PLAN } from "../../../worker/contract/overview.ts";
import type { OverviewView } from "../../../worker/contract/wire.ts";

type UsageDay = NonNullable<OverviewView["usage"]>["days"][number];
export type Use = {
	today: number;
	/** Of a whole day: today and, for the hours still to come, yesterday. The plan's days are UTC's. */
	pace: number;
	/** On how many days the plan was not enough. */
	over: number;
};

const DAY_MS = 86_400_000;

/** @param days in their order, today the last */
export function useOf(days: UsageDay[], name: keyof typeof FREE_PLAN, now: number): Use {
	const values = days.map((day) => day[name]);
	const [yesterday = 0, today = 0] = values.slice(-2);
	const toCome = 1 - (now % DAY_MS) / DAY_MS;
	return { today, pace: today + yesterday * toCome, over: values.filter((value) => value > FREE_PLAN[name]).length };
}
