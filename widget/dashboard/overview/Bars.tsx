// The bars themselves, drawn to the pixel: each pile has a round top and a hair of paper between its parts.

import { t } from "./messages.ts";
import { type Bar, heightOf, inShort, roundUp, shortDateOf } from "./series.ts";
import { useWidth } from "./use-width.ts";

type Props = {
	bars: Bar[];
	height: number;
	label: string;
	at: number | null;
	onAt: (at: number | null) => void;
};

const TOP = 8;
const FOOT = 20;
/** Room for the figures of the axis, which stand above their lines at the right end. */
const SIDE = 34;
const ROUND = 3;
const BETWEEN = 1.5;

export function Bars({ bars, height, label, at, onAt }: Props) {
	const [frame, width] = useWidth();
	const end = roundUp(Math.max(...bars.map(heightOf)));
	const inner = Math.max(0, width - SIDE);
	const tall = height - TOP - FOOT;
	const step = inner / bars.length;
	const bar = Math.min(28, Math.max(1, step - (step > 8 ? 3 : 1)));
	const yOf = (value: number) => TOP + tall * (1 - value / end);
	const xOf = (index: number) => index * step + (step - bar) / 2;
	const lines = [end, end / 2, 0];

	const walk = (event: KeyboardEvent) => {
		const to = { ArrowLeft: (at ?? bars.length) - 1, ArrowRight: (at ?? -1) + 1, Home: 0, End: bars.length - 1 }[
			event.key
		];
		if (to === undefined) return;
		event.preventDefault();
		onAt(clamp(to, bars.length));
	};

	return (
		<div class="plot-bars" ref={frame}>
			<svg
				width={width}
				height={height}
				viewBox={`0 0 ${width} ${height}`}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go through the bars.
				tabIndex={0}
				role="img"
				aria-label={`${label} ${t("overview.keys")}`}
				onKeyDown={walk}
				onPointerMove={({ offsetX }) => onAt(step > 0 ? clamp(Math.floor(offsetX / step), bars.length) : null)}
				onPointerLeave={() => onAt(null)}
				onBlur={() => onAt(null)}
			>
				{lines.map((value) => (
					<g key={value}>
						<line x1={0} x2={width} y1={yOf(value)} y2={yOf(value)} />
						<text class="figure" x={width} y={yOf(value) + (value === 0 ? -4 : 12)}>
							{inShort(value)}
						</text>
					</g>
				))}
				{at !== null && <rect class="plot-mark" x={at * step} y={TOP} width={step} height={tall} />}
				{bars.map((one, index) => (
					<Pile
						key={one.when}
						parts={one.parts}
						x={xOf(index)}
						width={bar}
						yOf={yOf}
						isFaint={at !== null && at !== index}
					/>
				))}
				<text x={0} y={height - 4}>
					{shortDateOf(bars[0]!.when)}
				</text>
				<text class="last" x={inner} y={height - 4}>
					{shortDateOf(bars.at(-1)!.when)}
				</text>
			</svg>
		</div>
	);
}

type PileProps = { parts: number[]; x: number; width: number; yOf: (value: number) => number; isFaint: boolean };

function Pile({ parts, x, width, yOf, isFaint }: PileProps) {
	const last = parts.findLastIndex((value) => value > 0);
	let sum = 0;
	return (
		<g class={isFaint ? "faint" : undefined}>
			{parts.map((value, index) => {
				const foot = yOf(sum) - (sum > 0 ? BETWEEN : 0);
				sum += value;
				const round = index === last ? Math.min(ROUND, width / 2) : 0;
				return (
					value > 0 && <path key={index} class={`part-${index}`} d={shape({ x, width, top: yOf(sum), foot, round })} />
				);
			})}
		</g>
	);
}

type Shape = { x: number; width: number; top: number; foot: number; round: number };

/** However little it is, it is seen. */
function shape({ x, width, top, foot, round }: Shape): string {
	const y = Math.min(top, foot - 1);
	const r = Math.min(round, foot - y);
	return `M${x} ${foot}V${y + r}q0 ${-r} ${r} ${-r}h${width - 2 * r}q${r} 0 ${r} ${r}V${foot}z`;
}

function clamp(index: number, count: number): number {
	return Math.max(0, Math.min(count - 1, index));
}
