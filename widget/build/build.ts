// Builds everything the Worker's static assets serve: embed.js with its chunks, the dashboard, and the headers they go
// out with. Run it as a script, or call `build` for the sizes.

import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { type BuildOptions, type BuildResult, build as esbuild, type Plugin, transform } from "esbuild";
import { fileOf, foldShared, type Output } from "./fold-shared.ts";
import { headers } from "./headers.ts";
import { measure, type Sizes, table } from "./sizes.ts";

const root = resolve(import.meta.dirname, "../..");
const widget = join(root, "widget");

const dist = join(root, "dist");

/** The one part that embed.js loads by itself; the rest waits for somebody to act. */
const THREAD = "widget/thread/mount.ts";

/** Loaded before anything else that Preact draws. */
const LIVE = "widget/thread/live.ts";

export type Built = {
	sizes: Sizes;
	/** The modules a reader who does nothing loads, by their path in the repository. */
	firstViewInputs: string[];
};

/** A stylesheet of the embed is imported as text: it is adopted by shadow roots, never linked. */
const cssAsText: Plugin = {
	name: "css-as-text",
	setup({ onLoad }) {
		onLoad({ filter: /\.css$/ }, async ({ path }) => {
			const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target: "es2020" });
			return { contents: code.trim(), loader: "text" };
		});
	},
};

/** JSX of the embed makes what can be drawn without Preact, too. */
const plainVnodes: Plugin = {
	name: "plain-vnodes",
	setup({ onResolve }) {
		onResolve({ filter: /^preact\/jsx-runtime$/ }, () => ({ path: join(widget, "ui/vnode.ts") }));
	},
};

const shared = {
	bundle: true,
	format: "esm",
	target: "es2020",
	minify: true,
	charset: "utf8",
	legalComments: "none",
	jsx: "automatic",
	jsxImportSource: "preact",
	absWorkingDir: root,
	write: false,
	metafile: true,
	logLevel: "warning",
} as const satisfies BuildOptions;

/** The thread and what it loads when wanted. What these share is folded into the thread's file: one request, not two. */
async function buildThread(): Promise<Output> {
	const built = await esbuild({
		...shared,
		entryPoints: [join(root, THREAD)],
		outdir: dist,
		splitting: true,
		entryNames: "chunks/thread-[hash]",
		chunkNames: "chunks/[name]-[hash]",
		plugins: [cssAsText, plainVnodes],
	});
	return foldShared(outputOf(built), [THREAD, LIVE]);
}

/** A build of its own: with the thread's in one, esbuild would split off what little both use. */
async function buildEmbed(threadFile: string): Promise<Output> {
	const loadThread: Plugin = {
		name: "load-thread",
		setup({ onResolve }) {
			onResolve({ filter: /\/thread\/mount\.ts$/ }, () => ({ path: `./${threadFile}`, external: true }));
		},
	};
	const built = await esbuild({
		...shared,
		entryPoints: [join(widget, "embed.ts")],
		outdir: dist,
		plugins: [cssAsText, loadThread],
	});
	return outputOf(built);
}

function outputOf({ outputFiles, metafile }: BuildResult<typeof shared>): Output {
	return { files: new Map(outputFiles.map(({ path, text }) => [relative(dist, path), text])), metafile };
}

/** Its stylesheet is linked: the page is our own. Nothing while there is no dashboard. */
async function buildDashboard(): Promise<Map<string, string>> {
	const from = join(widget, "dashboard");
	const page = join(from, "index.html");
	const entries = ["main.tsx", "dashboard.css"].map((name) => join(from, name));
	if (![page, ...entries].every(existsSync)) return new Map();
	const built = await esbuild({ ...shared, entryPoints: entries, outdir: join(dist, "dashboard") });
	return outputOf(built).files.set("dashboard/index.html", await readFile(page, "utf8"));
}

/** Writes all files into `outDir` (`dist` by default) and then removes what an earlier build left there. */
export async function build({ outDir = dist }: { outDir?: string } = {}): Promise<Built> {
	const thread = await buildThread();
	const threadFile = fileOf(thread.metafile, THREAD);
	const embed = await buildEmbed(threadFile);
	const dashboard = await buildDashboard();
	const scripts = new Map([...embed.files, ...thread.files]);
	const firstView = ["embed.js", threadFile];
	const sizes = measure(scripts, firstView);
	const files = new Map([
		...scripts,
		...dashboard,
		["_headers", headers],
		["sizes.json", `${JSON.stringify(sizes, null, "\t")}\n`],
	]);
	await writeAll(outDir, files);
	const inputs = [embed.metafile.outputs["dist/embed.js"], thread.metafile.outputs[`dist/${threadFile}`]];
	return { sizes, firstViewInputs: inputs.flatMap((output) => Object.keys(output?.inputs ?? {})) };
}

/** New files first, each in one step, then the old ones go: a server that is running never misses one. */
async function writeAll(outDir: string, files: Map<string, string>): Promise<void> {
	for (const [name, text] of files) {
		const path = join(outDir, name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(`${path}.new`, text);
		await rename(`${path}.new`, path);
	}
	for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		if (entry.isFile() && !files.has(relative(outDir, path))) await rm(path);
	}
}

if (import.meta.main) console.log(table((await build()).sizes));
