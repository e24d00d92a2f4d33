// Builds everything the Worker's static assets serve: embed.js with its chunks (by Rolldown, which can be told what each
// holds), the dashboard (by esbuild, which bundles stylesheets too), and the headers they go out with. Run it as a script,
// or call `build` for the sizes.

import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { build as esbuild, transform as minifyStyles } from "esbuild";
import { type InputOptions, type OutputChunk, type OutputOptions, type Plugin, rolldown } from "rolldown";
import { emojiLabels } from "./emoji.ts";
import { headers } from "./headers.ts";
import { measure, type Sizes, table } from "./sizes.ts";
import { buildThreadPage } from "./thread-page.ts";

const root = resolve(import.meta.dirname, "../..");
const widget = join(root, "widget");

const dist = join(root, "dist");

const threadModule = join(widget, "thread/mount.ts");
const apart = ["lists.ts", "spoken.ts"].map((name) => join(widget, name));

export type Built = {
	sizes: Sizes;
	/** The modules a reader who does nothing loads, by their path in the repository. */
	firstViewInputs: string[];
};

/** The syntax browsers must know. */
const target = "es2022";

/** A stylesheet of the embed is imported as text: it is adopted by shadow roots, never linked. */
const cssAsText: Plugin = {
	name: "css-as-text",
	load: {
		filter: { id: /\.css$/ },
		async handler(path) {
			const { code } = await minifyStyles(await readFile(path, "utf8"), { loader: "css", minify: true, target });
			// What esbuild leaves as it is in values of custom properties, in conditions and in attributes.
			const short = code
				.trim()
				.replace(/([:,]) /g, "$1")
				.replace(/="(\w+)"/g, "=$1");
			return { code: short, moduleType: "text" };
		},
	},
};

/** JSX of the embed makes what can be drawn without Preact, too. */
const plainVnodes = { "preact/jsx-runtime": join(widget, "ui/vnode.ts") };

async function bundleForEmbed(input: InputOptions, output: OutputOptions): Promise<OutputChunk[]> {
	const bundle = await rolldown({
		cwd: root,
		platform: "browser",
		transform: { target },
		plugins: [cssAsText],
		...input,
	});
	const built = await bundle.generate({ minify: true, comments: false, hashCharacters: "base36", ...output });
	await bundle.close();
	return built.output.filter((file) => file.type === "chunk");
}

/**
 * The thread and what it loads when wanted. A reader has `thread` before anything else, and `reading` mostly before the rest: what
 * they share with others is in them, not in a file of its own, which would be one more request.
 */
function buildThread(): Promise<OutputChunk[]> {
	const entries = { thread: threadModule, reading: join(widget, "thread/reading.tsx") };
	// A group takes along all that its entry imports and no group before it has.
	const groups = Object.entries(entries).map(([name, path]) => ({ name, test: (id: string) => id === path }));
	return bundleForEmbed(
		{
			input: entries,
			// An entry that may not export what it shares would become two files.
			preserveEntrySignatures: "allow-extension",
			resolve: { alias: plainVnodes },
		},
		{
			entryFileNames: "chunks/[name]-[hash].js",
			chunkFileNames: "chunks/[name]-[hash].js",
			codeSplitting: { groups },
		},
	);
}

/** What pages without a thread, or in another language, load: these bring all they need. */
function buildApart(): Promise<OutputChunk[]> {
	const built = apart.map((path) => bundleForEmbed({ input: path }, { entryFileNames: "chunks/[name]-[hash].js" }));
	return Promise.all(built).then((chunks) => chunks.flat());
}

/** A build of its own: with the thread's in one, the chunks would import what little both use from embed.js. */
function buildEmbed(files: Record<string, string>): Promise<OutputChunk[]> {
	const paths = Object.fromEntries(Object.entries(files).map(([module, file]) => [module, `./${file}`]));
	return bundleForEmbed({ input: { embed: join(widget, "embed.ts") }, external: Object.keys(files) }, { paths });
}

/** A page of our own with a script and a linked stylesheet: `dist/<name>/`. */
async function buildPage(name: string, entries: string[]): Promise<Map<string, string>> {
	const files = await bundlePage(name, entries);
	return files.set(`${name}/index.html`, await readFile(join(widget, name, "index.html"), "utf8"));
}

/** The same where the Worker makes the page. */
async function bundlePage(name: string, entries: string[]): Promise<Map<string, string>> {
	const from = join(widget, name);
	const { outputFiles } = await esbuild({
		entryPoints: entries.map((entry) => join(from, entry)),
		outdir: join(dist, name),
		bundle: true,
		format: "esm",
		// A view of the dashboard that is not the queue comes when it is opened.
		splitting: true,
		chunkNames: "[name]-[hash]",
		target,
		minify: true,
		charset: "utf8",
		legalComments: "none",
		jsx: "automatic",
		jsxImportSource: "preact",
		write: false,
		logLevel: "warning",
	});
	return new Map(outputFiles.map(({ path, text }) => [relative(dist, path), text]));
}

/** What the dashboard takes before a moderator sees the queue: the page, its styles, its script and the chunks that one imports. */
function dashboardFirst(files: Map<string, string>): Map<string, string> {
	const first = new Map<string, string>();
	const take = (name: string): void => {
		const text = files.get(name);
		if (text === undefined || first.has(name)) return;
		first.set(name, text);
		for (const [, from] of text.matchAll(/(?:\bfrom|\bimport)"\.\/([^"]+)"/g)) take(`dashboard/${from}`);
	};
	for (const name of ["index.html", "dashboard.css", "main.js"]) take(`dashboard/${name}`);
	return first;
}

/** Writes all files into `outDir` (`dist` by default) and then removes what an earlier build left there. */
export async function build({ outDir = dist }: { outDir?: string } = {}): Promise<Built> {
	const chunks = (await Promise.all([buildThread(), buildApart()])).flat();
	const entries = chunks.filter(({ facadeModuleId }) => [threadModule, ...apart].includes(facadeModuleId ?? ""));
	const [embed] = await buildEmbed(Object.fromEntries(entries.map((chunk) => [chunk.facadeModuleId!, chunk.fileName])));
	const thread = chunks.find(({ name }) => name === "thread")!;
	const dashboard = await buildPage("dashboard", ["main.tsx", "dashboard.css"]);
	const scripts = new Map([embed!, ...chunks].map(({ fileName, code }) => [fileName, code]));
	const data = new Map([["emoji.json", JSON.stringify(emojiLabels())]]);
	const sizes = measure(scripts, [embed!.fileName, thread.fileName], data, dashboardFirst(dashboard));
	const files = new Map([
		...scripts,
		...data,
		...dashboard,
		...(await buildPage("preview", ["preview.ts", "preview.css"])),
		...(await bundlePage("turnstile", ["frame.ts"])),
		...(await buildThreadPage(widget, target)),
		["_headers", headers],
		["sizes.json", `${JSON.stringify(sizes, null, "\t")}\n`],
	]);
	await writeAll(outDir, files);
	const firstViewInputs = [embed!, thread].flatMap(({ moduleIds }) => moduleIds.map((path) => relative(root, path)));
	return { sizes, firstViewInputs };
}

/**
 * New files first, each in one step, then the old ones go: a server that is running never misses one. What is there
 * already is left alone, so that several may start from one checkout at once.
 */
async function writeAll(outDir: string, files: Map<string, string>): Promise<void> {
	for (const [name, text] of files) {
		const path = join(outDir, name);
		if (existsSync(path) && (await readFile(path, "utf8")) === text) continue;
		await mkdir(dirname(path), { recursive: true });
		const unfinished = `${path}.${process.pid}.new`;
		await writeFile(unfinished, text);
		await rename(unfinished, path);
	}
	for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		const isOld = entry.isFile() && !files.has(relative(outDir, path)) && !path.endsWith(".new");
		if (isOld) await rm(path, { force: true });
	}
}

if (import.meta.main) console.log(table((await build()).sizes));
