// Figures over time: seen as bars and said in large figures, which are those of the day one points at or walks to by arrow
// keys; told in a sentence, and in a table, to whoever sees none of it.

import { useState } from "preact/hooks";
import { Bars } from "./Bars.tsx";
import { t } from "./messages.ts";
import { PlotTable } from "./PlotTable.tsx";
import { type Bar, dateOf, heightOf, inFull, mostOf, type Series, summaryOf, totalsOf } from "./series.ts";

type Props = {
	title: string;
	series: Series;
	/** What each part of a bar is called; one that has no parts needs no name. */
	parts?: string[];
	height: number;
};

export function Plot({ title, series, parts = [], height }: Props) {
	const { bars, isWeekly } = series;
	const [at, setAt] = useState<number | null>(null);
	const marked = at === null ? undefined : bars[at];
	const figures = marked?.parts ?? totalsOf(series);
	const isEmpty = bars.every((bar) => heightOf(bar) === 0);
	const isOne = parts.length === 0;
	const when = marked && (isWeekly ? t("overview.week", { when: dateOf(marked.when) }) : dateOf(marked.when));
	return (
		<figure class="plot">
			<figcaption>
				<h2>{title}</h2>
				<p class="hint" aria-hidden={marked !== undefined}>
					{when ?? (isOne ? mostOf(series) : summaryOf(series))}
				</p>
				{!isEmpty && (
					<Figures figures={figures} parts={isOne ? [marked ? "" : unitOf(series)] : parts} isKey={!isOne} />
				)}
			</figcaption>
			{!isEmpty && (
				<>
					<Bars bars={bars} height={height} label={`${title}. ${summaryOf(series)}`} at={at} onAt={setAt} />
					<p class="unseen" role="status">
						{marked && `${when}: ${told(marked, parts)}`}
					</p>
					<PlotTable title={title} series={series} parts={parts} />
				</>
			)}
		</figure>
	);
}

/** The key to the colours, with how much each stands for. */
function Figures({ figures, parts, isKey }: { figures: number[]; parts: string[]; isKey: boolean }) {
	return (
		<ul class={isKey ? "plot-figures" : "plot-figures one"}>
			{figures.map((figure, index) => (
				<li key={index}>
					<strong>{inFull(figure)}</strong> <span class={isKey ? `key part-${index}` : "unit"}>{parts[index]}</span>
				</li>
			))}
		</ul>
	);
}

function unitOf({ isSum, days: n }: Series): string {
	return isSum ? t("overview.inDays", { days: t("overview.days", { n }) }) : t("overview.onBusiest");
}

function told(bar: Bar, parts: string[]): string {
	if (parts.length === 0) return inFull(heightOf(bar));
	return bar.parts.map((value, index) => `${parts[index]} ${inFull(value)}`).join(" · ");
}
