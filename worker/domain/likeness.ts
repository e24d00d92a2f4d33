// What is left of a page's key when all is taken away by which one page comes to have several: two threads alike in this
// are probably one. It decides nothing; a person is shown them side by side.

/** Parameters that tell pages from each other; others come and go. */
const TELLING = /^(id|p|page_?id|post|article|a|item|story|news|topic|thread|entry|slug|path|v|q|cat|tag|\w*id)$/i;
const MOBILE_HOST = /^(www\d?|m|mobile|amp|touch)\.(?=[^.]+\.)/i;
const INDEX = /\/(index|default|home)(\.\w{2,5})?$/;
const EXTENSION = /\.(html?|php\d?|aspx?|jsp|cgi|amp)$/;

export function likeness(pageKey: string): string {
	const [, host = "", rest = ""] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(pageKey) ?? [null, "", pageKey];
	const [whole = "", search = ""] = unescaped(rest).split(/\?(.*)/s);
	const path = withoutLeftovers(whole.normalize("NFKC").toLowerCase());
	const query = [...new URLSearchParams(search.replace(/#.*$/s, ""))]
		.filter(([name]) => TELLING.test(name))
		.map(([name, value]) => `${name.toLowerCase()}=${value}`)
		.sort()
		.join("&");
	return `${host.toLowerCase().replace(MOBILE_HOST, "")}${path || "/"}${query && `?${query}`}`;
}

/**
 * Orders keys that are alike, the cleanest first: what one of them is longer by is there by chance, such as where somebody
 * came from, the name of an index, an escaped letter.
 */
export function compareByChance(one: string, other: string): number {
	return one.length - other.length;
}

/** Of a path: a fragment, what is behind a pasted address, the name of an index, the marks of another edition. */
function withoutLeftovers(path: string): string {
	return path
		.replace(/#.*$/s, "")
		.replace(/[\s.,;:!)\]}>'"…]+$/u, "")
		.replace(/\/{2,}/g, "/")
		.replace(/^\/(amp|mobile|m)(?=\/)/, "")
		.replace(/\/+$/, "")
		.replace(/\/(amp|mobile|print)$/, "")
		.replace(INDEX, "")
		.replace(EXTENSION, "")
		.replace(/\/+$/, "");
}

/** Once: an address may hold an escaped percent sign by right. */
function unescaped(text: string): string {
	return text.replace(/(%[0-9a-f]{2})+/gi, (escaped) => {
		try {
			return decodeURIComponent(escaped);
		} catch {
			return escaped;
		}
	});
}
