// What a reader and a writer load, in bytes: the figures the README quotes and a test holds the build to.

import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export type Size = { raw: number; gzip: number; brotli: number };
export type Sizes = {
	/** Every file on its own, as it is sent. */
	files: Record<string, Size>;
	/** What a reader's first view takes: JS, CSS and English. Who stays for two seconds gets the file `reading` too. */
	firstView: Size & { files: string[] };
	/** Everything a visitor can load in English. */
	everything: Size & { files: string[] };
	/** What is no code and no words, and fetched only when it is asked for: in none of the totals. */
	data: Record<string, Size>;
	/** What the dashboard takes before a moderator sees the queue. */
	dashboard: Size & { files: string[] };
};

/** All are files by name, but `firstView` names those of a reader who does nothing. */
export function measure(
	scripts: Map<string, string>,
	firstView: string[],
	data: Map<string, string>,
	dashboard: Map<string, string>,
): Sizes {
	const files = sizesOf(scripts);
	const total = (names: string[]) => ({ ...sum(names.map((name) => files[name]!)), files: names });
	const inEnglish = Object.keys(files).filter((name) => !name.startsWith("chunks/spoken-"));
	const ofDashboard = { ...sum(Object.values(sizesOf(dashboard))), files: [...dashboard.keys()] };
	return {
		files,
		firstView: total(firstView),
		everything: total(inEnglish),
		data: sizesOf(data),
		dashboard: ofDashboard,
	};
}

function sizesOf(files: Map<string, string>): Record<string, Size> {
	return Object.fromEntries([...files].map(([name, text]) => [name, sizeOf(text)]));
}

function sizeOf(text: string): Size {
	const bytes = Buffer.from(text);
	const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
	return {
		raw: bytes.length,
		gzip: gzipSync(bytes, { level: 9 }).length,
		brotli: brotliCompressSync(bytes, quality).length,
	};
}

function sum(sizes: Size[]): Size {
	const add = (key: keyof Size) => sizes.reduce((total, size) => total + size[key], 0);
	return { raw: add("raw"), gzip: add("gzip"), brotli: add("brotli") };
}

/** The figures as a table for people. */
export function table({ files, firstView, everything, data, dashboard }: Sizes): string {
	const rows: [string, Size][] = [
		...Object.entries(files),
		["first view", firstView],
		["everything in English", everything],
		...Object.entries(data),
		["dashboard, first load", dashboard],
	];
	const line = (cells: (string | number)[]) =>
		cells.map((cell, column) => (column ? String(cell).padStart(9) : String(cell).padEnd(34))).join("");
	return [
		line(["bytes", "raw", "gzip -9", "brotli 11"]),
		...rows.map(([name, { raw, gzip, brotli }]) => line([name, raw, gzip, brotli])),
	].join("\n");
}
