// The embed's own renderer, in a real browser: whatever is drawn over whatever was there, the page looks as if it had been
// drawn afresh, and what a person has focused or typed stays.

import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "./support/test.ts";

type Draw = typeof import("../../widget/ui/draw.ts");
type Vnodes = typeof import("../../widget/ui/vnode.ts");
declare const renderer: Draw & Vnodes;

let script: string;

test.beforeAll(async () => {
	const ui = join(import.meta.dirname, "../../widget/ui");
	const contents = 'export * from "./draw.ts"; export * from "./vnode.ts";';
	const { outputFiles } = await build({
		stdin: { contents, resolveDir: ui, loader: "ts" },
		bundle: true,
		write: false,
		format: "iife",
		globalName: "renderer",
	});
	script = outputFiles[0]!.text;
});

test("a thousand drawings over each other look like each of them alone", async ({ page }) => {
	await page.addScriptTag({ content: script });
	const differences = await page.evaluate(() => {
		const { draw, jsx } = renderer;
		let seed = 1;
		const below = (n: number) => {
			seed = (seed * 48_271) % 2_147_483_647;
			return seed % n;
		};
		const Row = ({ n }: { n?: unknown }) => jsx("b", { children: `row ${n}` }) as never;
		const names = ["p", "ul", "button", "textarea"];
		const key = () => (below(3) ? undefined : `key ${below(5)}`);
		// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one case for each kind of thing that can be drawn
		const grow = (depth: number): unknown => {
			const kind = below(depth > 3 ? 3 : 7);
			if (kind === 0) return below(2) ? null : false;
			if (kind === 1) return `text ${below(3)}`;
			if (kind === 2) return jsx(Row as never, { n: below(4) }, key());
			const props = { class: `c${below(3)}`, hidden: below(2) === 1, "aria-busy": below(2) === 1, title: undefined };
			if (kind === 3) return jsx("input", { ...props, type: "checkbox", checked: below(2) === 1 }, key());
			const keyed = new Map<unknown, unknown>();
			for (let n = below(5); n > 0; n--) {
				const child = grow(depth + 1) as { key?: string } | null;
				keyed.set(child?.key ?? Symbol(), child);
			}
			return jsx(names[below(3)]!, { ...props, children: [grow(depth + 1), [...keyed.values()]] }, key());
		};
		const place = document.body.appendChild(document.createElement("div"));
		const found: string[] = [];
		for (let round = 0; round < 1_000; round++) {
			const tree = jsx("section", { children: [grow(0), grow(0), grow(0)] }) as never;
			draw(tree, place);
			const fresh = document.createElement("div");
			draw(tree, fresh);
			if (!place.isEqualNode(fresh)) found.push(`${round}: ${place.innerHTML} is not ${fresh.innerHTML}`);
		}
		return found.slice(0, 3);
	});
	expect(differences).toEqual([]);
});

test("what is focused, typed and asked for stays through drawings around it", async ({ page }) => {
	await page.addScriptTag({ content: script });
	const seen = await page.evaluate(async () => {
		const { draw, jsx } = renderer;
		const place = document.body.appendChild(document.createElement("div"));
		const told: string[] = [];
		const ref = (element: Element | null) => told.push(element ? "came" : "went");
		const box = (text: string) => jsx("textarea", { id: "box", defaultValue: text, ref });
		const item = (key: string, child?: object) => jsx("li", { children: child ?? key }, key);
		const list = (...items: object[]) => jsx("ul", { children: [items] }) as never;
		draw(list(item("a"), item("b", box("first")), item("c")), place);
		const element = place.querySelector("textarea")!;
		element.focus();
		element.value = "typed";
		draw(list(item("new"), item("a"), item("b", box("first")), item("c")), place);
		draw(list(item("b", box("first"))), place);
		const stayed = { focus: document.activeElement === element, value: element.value };
		await Promise.resolve();
		draw(null, place);
		return { ...stayed, told, left: place.childNodes.length };
	});
	expect(seen).toEqual({ focus: true, value: "typed", told: ["came", "went"], left: 0 });
});

test("a part that says it is the same as before is not drawn again", async ({ page }) => {
	await page.addScriptTag({ content: script });
	const drawings = await page.evaluate(() => {
		const { draw, jsx } = renderer;
		const place = document.createElement("div");
		let times = 0;
		const Part = ({ text }: { text?: unknown }) => {
			times++;
			return jsx("p", { children: text as string }) as never;
		};
		const part = (text: string) => jsx("div", { children: jsx(Part as never, { text, memo: [text] }) }) as never;
		for (const text of ["a", "a", "b", "b", "a"]) draw(part(text), place);
		return { times, text: place.textContent };
	});
	expect(drawings).toEqual({ times: 3, text: "a" });
});

test("who translates the page may put words in the place of ours", async ({ page }) => {
	await page.addScriptTag({ content: script });
	const texts = await page.evaluate(() => {
		const { draw, jsx } = renderer;
		const place = document.body.appendChild(document.createElement("div"));
		const line = (count: number) =>
			jsx("p", {
				children: [count > 0 && `${count} people`, " ", jsx("b", { children: `${count} of ours` })],
			}) as never;
		const translate = () => {
			const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
			const all: Text[] = [];
			while (walker.nextNode()) all.push(walker.currentNode as Text);
			for (const text of all) {
				const font = document.createElement("font");
				font.textContent = text.data.replace("people", "Leute").replace("of ours", "von uns");
				text.replaceWith(font);
			}
		};
		return [1, 2, 2, 0, 3].map((count) => {
			draw(line(count), place);
			const { textContent } = place;
			translate();
			return textContent;
		});
	});
	const ours = ["1 people 1 of ours", "2 people 2 of ours", "2 people 2 of ours", " 0 of ours", "3 people 3 of ours"];
	expect(texts).toEqual(ours);
});
