// `node test/bench/rivals.ts wide.json slow.json` writes README's table of rivals from two measurements of the same pages, one
// on a fast line and one on slow 4G. A measurement is JSON: a system's name → what its page cost (`Measured`, below).

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Times in ms; `cpu4x` is with the processor slowed down four times. */
export type Measured = {
	transferredBytes: number;
	requests: number;
	external: { requests: number };
	cls: number;
	jsHeapBytes: number;
	cpu1x: { mainThreadCpuMs: number };
	cpu4x: { scriptRequestToRenderedMs: number; tbtMs: number; renderedMs: number };
};
export type Measurement = Record<string, Measured>;

type Column = { title: string; figure: (wide: Measured, slow: Measured) => number; digits?: number };

/** Less is better in each of them. */
const columns: Column[] = [
	{ title: "KB (brotli)", figure: (wide) => wide.transferredBytes / 1024, digits: 1 },
	{ title: "requests", figure: (wide) => wide.requests },
	{ title: "third parties", figure: (wide) => wide.external.requests },
	{ title: "50th comment, 4× slower CPU", figure: (wide) => wide.cpu4x.scriptRequestToRenderedMs },
	{ title: "blocked, 4× slower CPU", figure: (wide) => wide.cpu4x.tbtMs },
	{ title: "layout shift", figure: (wide) => wide.cls, digits: 2 },
	{ title: "main thread", figure: (wide) => wide.cpu1x.mainThreadCpuMs },
	{ title: "heap, MB", figure: (wide) => wide.jsHeapBytes / 1e6, digits: 2 },
	{ title: "50th comment on slow 4G, 4× slower CPU", figure: (_, slow) => slow.cpu4x.renderedMs },
];

/** One row a system, the fewest bytes first; the best figure of each column is bold. The page without comments is left out. */
export function table(wide: Measurement, slow: Measurement): string {
	const names = Object.keys(wide).filter((name) => name !== "blank" && name in slow);
	names.sort((a, b) => wide[a]!.transferredBytes - wide[b]!.transferredBytes);
	const written = columns.map(({ figure, digits = 0 }) => {
		const figures = names.map((name) => figure(wide[name]!, slow[name]!).toFixed(digits));
		const best = Math.min(...figures.map(Number));
		return figures.map((text) => (Number(text) === best ? `**${text}**` : text));
	});
	const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
	return [
		line(["", ...columns.map(({ title }) => title)]),
		line(["---", ...columns.map(() => "---:")]),
		...names.map((name, row) => line([name, ...written.map((column) => column[row]!)])),
	].join("\n");
}

/** Puts the table between its marks. */
export function withTable(readme: string, text: string): string {
	const marks = /(<!-- rivals -->\n)[\s\S]*?(<!-- \/rivals -->)/;
	if (!marks.test(readme)) throw new Error("README.md has no place marked for the table.");
	return readme.replace(marks, (_, before: string, after: string) => `${before}${text}\n${after}`);
}

if (import.meta.main) {
	const [wide, slow] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")) as Measurement);
	if (!wide || !slow) {
		console.error("node test/bench/rivals.ts wide.json slow.json");
		process.exit(2);
	}
	const readme = join(import.meta.dirname, "../../README.md");
	const text = table(wide, slow);
	writeFileSync(readme, withTable(readFileSync(readme, "utf8"), text));
	console.log(text);
}
