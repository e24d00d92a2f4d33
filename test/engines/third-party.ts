// Whether the browser lets a third party find again, in a frame on somebody's page, what it kept as a page of its own.

import { deepEqual, match } from "node:assert/strict";
import type { Page } from "./host.ts";
import type { Trial } from "./stage.ts";

/** The third party as a page of its own, which shows the cookies that were sent to it. */
export function keeper(cookies: string): Page {
	return {
		body: `<p>${cookies}</p><script>localStorage.setItem("kept", "yes")</script>`,
		headers: { "Set-Cookie": ["plain=yes; Path=/", "everywhere=yes; Path=/; SameSite=None; Secure"] },
	};
}

/** The site owner's page with the third party in a frame, and what that one found. */
export function guest(address: string): Page {
	return { body: `<iframe src="${address}"></iframe><script>(${listen})()</script>` };
}

/** The third party in the frame. */
export function framed(cookies: string): Page {
	return { body: `<script>(${look})(${JSON.stringify(cookies)})</script>` };
}

function listen(): void {
	addEventListener("message", ({ data }) => Object.assign(window, { found: data }));
}

function look(cookies: string): void {
	const found = cookies ? cookies.split("; ") : [];
	try {
		if (localStorage.getItem("kept")) found.push("its storage");
	} catch {
		// Refused altogether is as good.
	}
	parent.postMessage(found, "*");
}

/** @returns the cookies with which this cannot be tried, since the browser keeps them for nobody here */
export async function seeThirdPartyRefused({ person, host, until }: Trial): Promise<string[]> {
	await person.open(`${host.thirdParty}/keeper/`);
	await person.reload();
	const [cookies, kept] = await person.run(() => [document.body.innerText, localStorage.getItem("kept")] as const);
	// Without these two the refusal below would prove nothing.
	match(cookies, /plain=yes/);
	match(kept ?? "", /yes/);

	await person.open(`${host.pages}/guest/`);
	// Null until the frame has spoken.
	await until(async () => deepEqual(await person.run(() => (window as { found?: string[] }).found ?? null), []));
	return cookies.includes("everywhere=yes") ? [] : ["SameSite=None; Secure"];
}
