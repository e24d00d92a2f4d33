// Bars over time: looked at by most, walked through by arrow keys, and told in a sentence and a table to whoever sees none.

import { useState } from "preact/hooks";
import { t } from "./messages.ts";
import { type Bar, dateOf, heightOf, highestOf, inFull, inShort, roundUp, type Series, totalOf } from "./series.ts";

type Props = {
	title: string;
	series: Series;
	/** What each part of a bar is called; one that has no parts needs no name. */
	parts?: string[];
	/** Said below the title instead of the sum. */
	note?: string;
};

const HEIGHT = 100;
const STEP = 10;
const GAP = 2;

export function Plot({ title, series, parts = [], note }: Props) {
	const { bars, isWeekly } = series;
	const [at, setAt] = useState<number | null>(null);
	const end = roundUp(heightOf(highestOf(bars)));
	const isEmpty = totalOf(bars) === 0;
	const marked = at === null ? undefined : bars[at];
	const walk = (event: KeyboardEvent) => {
		const to = { ArrowLeft: (at ?? bars.length) - 1, ArrowRight: (at ?? -1) + 1, Home: 0, End: bars.length - 1 }[
			event.key
		];
		if (to === undefined) return;
		event.preventDefault();
		setAt(Math.max(0, Math.min(bars.length - 1, to)));
	};
	return (
		<figure class="plot">
			<figcaption>
				<h2>{title}</h2>
				<p class="hint">{note ?? summaryOf(series)}</p>
			</figcaption>
			{!isEmpty && (
				<>
					<div class="plot-area">
						<p class="plot-axis" aria-hidden="true">
							<span>{inShort(end)}</span>
							<span>{inShort(end / 2)}</span>
							<span>0</span>
						</p>
						<svg
							viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
							preserveAspectRatio="none"
							// biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go through the bars.
							tabIndex={0}
							role="img"
							aria-label={`${title}. ${summaryOf(series)} ${t("overview.keys")}`}
							onKeyDown={walk}
							onPointerMove={(event) => setAt(barAt(event, bars.length))}
							onPointerLeave={() => setAt(null)}
							onBlur={() => setAt(null)}
						>
							{bars.map((bar, index) => (
								<BarShape key={bar.when} bar={bar} x={index * STEP} end={end} isMarked={index === at} />
							))}
						</svg>
					</div>
					<p class="plot-ends" aria-hidden="true">
						<span>{dateOf(bars[0]!.when)}</span>
						<span>{dateOf(bars.at(-1)!.when)}</span>
					</p>
					<p class="plot-told" role="status">
						{marked && told(marked, { parts, isWeekly })}
					</p>
					{parts.length > 0 && (
						<ul class="plot-parts">
							{parts.map((name, index) => (
								<li key={name} class={`part-${index}`}>
									{name}
								</li>
							))}
						</ul>
					)}
					<Table title={title} series={series} parts={parts} />
				</>
			)}
		</figure>
	);
}

function BarShape({ bar, x, end, isMarked }: { bar: Bar; x: number; end: number; isMarked: boolean }) {
	let top = HEIGHT;
	return (
		<g class={isMarked ? "marked" : undefined}>
			{isMarked && <rect class="plot-mark" x={x} y={0} width={STEP} height={HEIGHT} />}
			{bar.parts.map((value, index) => {
				const height = (value / end) * HEIGHT;
				top -= height;
				return <rect key={index} class={`part-${index}`} x={x + GAP / 2} y={top} width={STEP - GAP} height={height} />;
			})}
		</g>
	);
}

function Table({ title, series: { bars, isWeekly }, parts }: Required<Pick<Props, "title" | "series" | "parts">>) {
	const columns = parts.length > 0 ? parts : [title];
	return (
		<details class="plot-table">
			<summary>
				{t("overview.table")} <span class="unseen">{title}</span>
			</summary>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
			<section class="scroll" tabIndex={0} aria-label={title}>
				<table>
					<thead>
						<tr>
							<th scope="col">{t(isWeekly ? "overview.whenWeek" : "overview.when")}</th>
							{columns.map((name) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{[...bars].reverse().map((bar) => (
							<tr key={bar.when}>
								<th scope="row">{dateOf(bar.when)}</th>
								{bar.parts.map((value, index) => (
									<td key={index}>{inFull(value)}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</details>
	);
}

function summaryOf({ bars, isWeekly, days: n }: Series): string {
	const total = totalOf(bars);
	if (total === 0) return t("overview.nothing");
	const highest = highestOf(bars);
	const most = { when: dateOf(highest.when), n: inFull(heightOf(highest)) };
	const days = t("overview.days", { n });
	return `${t("overview.sum", { total: inFull(total), days })}. ${t(isWeekly ? "overview.mostInWeek" : "overview.most", most)}`;
}

function told(bar: Bar, { parts, isWeekly }: { parts: string[]; isWeekly: boolean }): string {
	const when = isWeekly ? t("overview.week", { when: dateOf(bar.when) }) : dateOf(bar.when);
	const figures =
		parts.length > 0 ? bar.parts.map((value, index) => `${parts[index]} ${inFull(value)}`) : [inFull(heightOf(bar))];
	return `${when}: ${figures.join(" · ")}`;
}

function barAt(event: PointerEvent, count: number): number {
	const box = (event.currentTarget as Element).getBoundingClientRect();
	return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - box.left) / box.width) * count)));
}
