// What goes wrong on a page, noted by the page itself: not every engine's driver tells of it.

import { deepEqual } from "node:assert/strict";
import type { Person } from "./engine.ts";
import type { Page } from "./host.ts";
import type { Trial } from "./stage.ts";

/** Runs on a page before all else; its notes outlast a reload. */
export function witness(): void {
	const note = (what: string) =>
		sessionStorage.setItem("trouble", `${sessionStorage.getItem("trouble") ?? ""}${what}\n`);
	addEventListener("error", ({ message, filename, lineno }) => note(`Uncaught: ${message} (${filename}:${lineno})`));
	addEventListener("unhandledrejection", ({ reason }) => note(`Unhandled: ${reason}`));
	addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
		note(`Policy violated: ${effectiveDirective} ${blockedURI}`),
	);
	const { error } = console;
	console.error = (...words: unknown[]) => {
		note(`Console: ${words.join(" ")}`);
		error.apply(console, words);
	};
}

/** What the page's witness noted. */
export async function notedOn(person: Person): Promise<string[]> {
	return (await person.run(() => sessionStorage.getItem("trouble") ?? "")).split("\n").filter(Boolean);
}

/** A page on which one thing of each kind goes wrong. */
export function troubled(): Page {
	return { body: `<script src="/witness.js"></script><script>(${goWrong})()</script>` };
}

function goWrong(): void {
	console.error("said on purpose");
	setTimeout(() => {
		throw new Error("thrown on purpose");
	});
	Promise.reject(new Error("rejected on purpose"));
}

const kinds = ["rejected", "said", "thrown"];
const kindsIn = (lines: string[]) => kinds.filter((kind) => lines.some((line) => line.includes(`${kind} on purpose`)));

/** @returns why the driver does not tell of it, or of which of it, where the witness does */
export async function seeTroubleNoticed({ person, host, until }: Trial): Promise<string[]> {
	await person.open(`${host.pages}/trouble/`);
	await until(async () => deepEqual(kindsIn(await notedOn(person)), kinds));
	try {
		const heard = kindsIn(await person.heard());
		return kinds.filter((kind) => !heard.includes(kind));
	} catch (error) {
		return [(error as Error).message];
	}
}
