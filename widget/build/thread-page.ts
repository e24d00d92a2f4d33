// What the pages need that the Worker makes without the widget: their stylesheets, which are the widget's with a page around
// it, and their words, which are the widget's as data; a moderation link's page says the dashboard's reasons.

import { basename, join } from "node:path";
import { build as esbuild } from "esbuild";
import { locales, messagesIn } from "./locales.ts";

const styles = ["thread-page.css", "link-page.css"];

/** By the files' names. @param widget the folder of that name */
export async function buildThreadPage(widget: string, target: string): Promise<Map<string, string>> {
	const { outputFiles } = await esbuild({
		entryPoints: styles.map((name) => join(widget, "page", name)),
		outdir: "page",
		bundle: true,
		minify: true,
		target,
		charset: "utf8",
		write: false,
		logLevel: "warning",
	});
	const words = await locales(join(widget, "i18n"));
	const reasons = await reasonsIn(join(widget, "i18n/dashboard/queue.ts"));
	const sheets = outputFiles.map(({ path, text }) => [basename(path), text] as const);
	return new Map([...sheets, ...words, ["locale/reasons.json", JSON.stringify(reasons)]]);
}

async function reasonsIn(path: string): Promise<object> {
	const words = Object.entries(await messagesIn(path));
	return Object.fromEntries(words.filter(([key]) => key.startsWith("reason.")));
}
