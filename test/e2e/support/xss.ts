// Sees whether anything hostile ran on a page, and whether anything stands there that must not.

import type { BrowserContext, Page } from "@playwright/test";

/** From now on every page of the context notes what a payload would call. */
export async function noteCalls(context: BrowserContext): Promise<void> {
	context.on("dialog", (dialog) => dialog.dismiss());
	await context.addInitScript(() => {
		const calls: string[] = [];
		const note = (name: string) => () => void calls.push(name);
		Object.defineProperty(window, "afterwordCalls", { value: calls });
		for (const name of ["alert", "confirm", "prompt", "print"]) {
			Object.defineProperty(window, name, { value: note(name) });
		}
		for (const name of ["__ran", "__xss"]) Object.defineProperty(window, name, { get: note(name), set: note(name) });
	});
}

/** What was called, in every frame of the page. */
export async function callsOn(page: Page): Promise<string[]> {
	const calls = page
		.frames()
		.map((frame) => frame.evaluate(() => (window as unknown as { afterwordCalls: string[] }).afterwordCalls));
	return (await Promise.all(calls)).flat();
}

/** What must not be there, in all roots the selector finds: in their shadow trees where they have one. */
export function faultsOn(page: Page, selector: string): Promise<string[]> {
	return page.locator(selector).evaluateAll(findFaults);
}

/** Runs on the page, so it has nothing but what is in it. */
function findFaults(roots: Element[]): string[] {
	const words = (text: string) => new Set(text.split(" "));
	const inBody = words("p br em strong del code pre a blockquote ul ol li");
	const attributesInBody = words("a:href a:rel a:target ol:start pre:tabindex");
	const never = words("script style iframe frame object embed img picture video audio link meta base math portal");
	const carriers = words("src srcdoc srcset action formaction data background ping xlink:href is");
	// By the prototype: a form's fields can stand in front of its own properties.
	const { getAttribute, getAttributeNames } = Element.prototype;
	const read = (element: Element, name: string): string => getAttribute.call(element, name) ?? "";

	type Place = { element: Element; isInBody: boolean };

	/** Down by a walker, which no field of a form can lead astray. */
	function* below(tree: TreeWalker, isInBody: boolean): Generator<Place> {
		if (!tree.firstChild()) return;
		do {
			const element = tree.currentNode as Element;
			yield { element, isInBody };
			yield* below(tree, isInBody || words(read(element, "class")).has("body"));
		} while (tree.nextSibling());
		tree.parentNode();
	}

	/** The dashboard's own frame, in which a site's settings are tried out: whatever runs in it is looked for there. */
	function isPreview({ element, isInBody }: Place): boolean {
		return !isInBody && element.localName === "iframe" && read(element, "src") === "/preview/";
	}

	function faultsOf({ element, isInBody }: Place): string[] {
		const { localName } = element;
		const isBad = isInBody ? !inBody.has(localName) : never.has(localName) && !isPreview({ element, isInBody });
		const names = getAttributeNames.call(element).filter((name) => isBadAttribute({ element, isInBody }, name));
		return [
			...(isBad ? [`<${localName}>`] : []),
			...names.map((name) => `${localName} ${name}`),
			...(localName === "a" ? linkFaults({ element, isInBody }) : []),
		];
	}

	function isBadAttribute({ element, isInBody }: Place, name: string): boolean {
		if (isInBody) return !attributesInBody.has(`${element.localName}:${name}`);
		// The colours of an author's disc are set as this.
		if (name === "style") return !/^(--(hue|turn): ?\d+; ?)*$/.test(`${read(element, name)} `);
		if (name === "src" && isPreview({ element, isInBody })) return false;
		return name.startsWith("on") || carriers.has(name);
	}

	function linkFaults({ element, isInBody }: Place): string[] {
		const href = read(element, "href");
		const isOutside = /^(https?|mailto):/.test(href);
		const rel = words(read(element, "rel"));
		const wanted = isInBody ? ["ugc", "nofollow", "noopener"] : isOutside ? ["noopener"] : [];
		// A view of the dashboard's, narrowed by what a query may hold and nothing else.
		const isAddress = isOutside || /^#[\w/-]+(\?[\w%&=+*.-]*)?$/.test(href);
		return [
			...(isAddress ? [] : [`href ${href}`]),
			...(wanted.every((word) => rel.has(word)) ? [] : [`rel of ${href}`]),
		];
	}

	const trees = roots.map((root) => document.createTreeWalker(root.shadowRoot ?? root, NodeFilter.SHOW_ELEMENT));
	return [...new Set(trees.flatMap((tree) => [...below(tree, false)].flatMap(faultsOf)))];
}
