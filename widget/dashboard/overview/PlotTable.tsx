// What a plot shows, as a table.

import { t } from "./messages.ts";
import { dateOf, inFull, type Series } from "./series.ts";

type Props = { title: string; series: Series; parts: string[] };

export function PlotTable({ title, series: { bars, isWeekly }, parts }: Props) {
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
