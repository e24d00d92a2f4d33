// What the pages need that the Worker makes without the widget: their stylesheet, which is the widget's with a page around
// it, and their words, which are the widget's as data.

import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { locales } from "./locales.ts";

/** By the files' names. @param widget the folder of that name */
export async function buildThreadPage(widget: string, target: string): Promise<Map<string, string>> {
	const { outputFiles } = await esbuild({
		entryPoints: [join(widget, "page/thread-page.css")],
		bundle: true,
		minify: true,
		target,
		charset: "utf8",
		write: false,
		logLevel: "warning",
	});
	const words = await locales(join(widget, "i18n"));
	return new Map([["thread-page.css", outputFiles[0]!.text], ...words]);
}
