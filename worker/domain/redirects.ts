// Where pages of a site once were: rules by which a page's former and present key name one thread. A rule says how all
// keys begin that are meant, host included: `https://old.example/blog` became `https://new.example/notes`.

import { pageKey } from "../contract/page-key.ts";

export type Redirect = { from: string; to: string };

/** A rule written out for keys as they are: `[from, to, isWhole]`, either a key's beginning or all of it. */
export type Prefix = [from: string, to: string, isWhole: 0 | 1];

/** The page key a rule's side begins with, without a slash at its end. */
export function toPrefix(typed: string): string {
	return pageKey(typed).replace(/\/+$/, "");
}

/** In order, the last of each rule being the rule itself. */
export function prefixesOf(rules: Redirect[]): Prefix[] {
	return rules.flatMap(({ from, to }): Prefix[] => [
		[ownKey(from), ownKey(to), 1],
		[`${ownKey(from)}?`, `${ownKey(to)}?`, 0],
		[`${from}/`, `${to}/`, 0],
	]);
}

export function rulesOf(prefixes: Prefix[]): Redirect[] {
	return prefixes
		.filter((_, index) => index % 3 === 2)
		.map(([from, to]) => ({ from: from.slice(0, -1), to: to.slice(0, -1) }));
}

/** A host alone has its slash in a key, a path has none. */
function ownKey(prefix: string): string {
	return /^https:\/\/[^/]+$/.test(prefix) ? `${prefix}/` : prefix;
}

/** What a key becomes by one line of a rule; null where that does not speak of it. */
export function redirected(key: string, [from, to, isWhole]: Prefix): string | null {
	if (isWhole) return key === from ? to : null;
	return key.startsWith(from) ? to + key.slice(from.length) : null;
}

/** All keys by which a page is asked for that has one of these: the same both ways. */
export function spellings(keys: string[], prefixes: Prefix[]): string[] {
	const others = keys.flatMap((key) =>
		prefixes.flatMap(([from, to, isWhole]) => [
			redirected(key, [from, to, isWhole]) ?? [],
			redirected(key, [to, from, isWhole]) ?? [],
		]),
	);
	return [...new Set([...keys, ...others.flat()])];
}
