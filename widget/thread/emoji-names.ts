// The emoji one can write by name, a label each (widget/build/emoji.ts): data that is fetched when the first is being typed.

/** Beside the chunks. */
const FILE = "../emoji.json";

/** Nothing where they cannot be had, to be asked for again. */
export function readEmojiNames(): Promise<string[] | undefined> {
	return fetch(new URL(FILE, import.meta.url)).then(
		(response) => response.json(),
		() => undefined,
	);
}
