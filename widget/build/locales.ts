// The words of each language as data: `locale/<tag>.json` for the pages that the Worker makes without the widget, and for a
// widget in use; of every language but English also `locale/<tag>.view.json`, with what a first view says.

import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Message } from "../../worker/contract/translate.ts";

/** English stands in several files; what the dashboard says, in a folder beside them. */
const ENGLISH = /^en(-[a-z]+)?\.ts$/;
/** Every other language stands in one. */
const OTHER = /^(?!en\b)[a-z]{2,3}(-[A-Z][A-Za-z]+)?\.ts$/;

/** English of a first view. */
const VIEW = ["en.ts", "en-embed.ts", "en-time.ts"];

/** By the files' names. @param folder widget/i18n */
export async function locales(folder: string): Promise<Map<string, string>> {
	const names = await readdir(folder);
	const read = async (sources: string[]): Promise<Record<string, Message>> =>
		Object.assign({}, ...(await Promise.all(sources.map((name) => messagesIn(join(folder, name))))));
	const files = new Map([["locale/en.json", JSON.stringify(await read(names.filter((name) => ENGLISH.test(name))))]]);
	const viewKeys = Object.keys(await read(VIEW));
	for (const name of names.filter((one) => OTHER.test(one))) {
		const words = await read([name]);
		const tag = basename(name, ".ts");
		files.set(`locale/${tag}.json`, JSON.stringify(words));
		files.set(`locale/${tag}.view.json`, JSON.stringify(Object.fromEntries(viewKeys.map((key) => [key, words[key]]))));
	}
	return files;
}

/** What a file of messages exports, whatever it calls it. */
export async function messagesIn(path: string): Promise<Record<string, Message>> {
	return Object.assign({}, ...Object.values(await import(path)));
}
