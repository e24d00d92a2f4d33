// What the installation uses of Cloudflare's free plan: today as a bar of the day's share, and whether the pace of a whole
// day stays below it.

import { useState } from "preact/hooks";
import { FREE_PLAN } from "../../../worker/contract/overview.ts";
import type { OverviewView } from "../../../worker/contract/wire.ts";
import { Bars } from "./Bars.tsx";
import { t } from "./messages.ts";
import { PlotTable } from "./PlotTable.tsx";
import { dateOf, heightOf, inFull, inShort, type Series, seriesOf, shareOf, summaryOf } from "./series.ts";
import { type Use, useOf } from "./use-of-plan.ts";

type Usage = NonNullable<OverviewView["usage"]>;
const names = ["requests", "rowsRead", "rowsWritten"] as const;
export type PlanName = (typeof names)[number];

export function Plan({ usage: { sampled, days } }: { usage: Usage }) {
	if (sampled === 0) {
		return (
			<section class="plot plan">
				<h2>{t("overview.plan")}</h2>
				<p class="hint">{t("overview.plan.off")}</p>
			</section>
		);
	}
	const uses = names.map((name) => ({ name, ...useOf(days, name, Date.now()) }));
	const most = uses.reduce((one, other) =>
		other.pace / FREE_PLAN[other.name] > one.pace / FREE_PLAN[one.name] ? other : one,
	);
	const share = most.pace / FREE_PLAN[most.name];
	return (
		<section class="plot plan">
			<h2>{t("overview.plan")}</h2>
			<p>
				{t(share > 1 ? "overview.pace.over" : "overview.pace", {
					what: t(`overview.${most.name}.said`),
					share: shareOf(share, 1),
				})}
			</p>
			<ul class="meters">
				{uses.map((use) => (
					<Meter key={use.name} {...use} series={seriesOf(days, (day) => [day[use.name]], { isSum: false })} />
				))}
			</ul>
			<p class="hint">{t("overview.plan.hint", { n: sampled })}</p>
			<PlotTable
				title={t("overview.plan")}
				series={seriesOf(days, (day) => names.map((name) => day[name]))}
				parts={names.map((name) => t(`overview.${name}`))}
			/>
		</section>
	);
}

function Meter({ name, today, pace, over, series }: Use & { name: PlanName; series: Series }) {
	const [at, setAt] = useState<number | null>(null);
	const marked = at === null ? undefined : series.bars[at];
	const day = marked ? t("overview.told", { when: dateOf(marked.when), n: inFull(heightOf(marked)) }) : "";
	const title = t(`overview.${name}`);
	const isUsed = series.bars.some((bar) => heightOf(bar) > 0);
	const free = FREE_PLAN[name];
	const value = t("overview.today", { n: inFull(today), limit: inShort(free), share: shareOf(today, free) });
	return (
		<li>
			<h3 id={`plan-${name}`}>{title}</h3>
			<meter
				aria-labelledby={`plan-${name}`}
				aria-valuetext={value}
				min={0}
				max={free}
				high={free * 0.8}
				value={Math.min(today, free)}
			>
				{shareOf(today, free)}
			</meter>
			<p class="hint">{value}</p>
			<p class="hint">
				{day || (over > 0 ? overText(over, free) : t("overview.paceOf", { share: shareOf(pace, free) }))}
			</p>
			{isUsed && (
				<>
					<Bars bars={series.bars} height={96} label={`${title}. ${summaryOf(series)}`} at={at} onAt={setAt} />
					<p class="unseen" role="status">
						{day}
					</p>
				</>
			)}
		</li>
	);
}

function overText(over: number, free: number): string {
	return t("overview.over", { days: t("overview.days", { n: over }), limit: inFull(free) });
}
