// A comment's life in any engine: the page and the API are different sites, the browser refuses third parties their
// storage, and the page's policy forbids all but the API.

import { deepEqual, doesNotMatch, equal, match, notEqual, ok } from "node:assert/strict";
import type { Person } from "./engine.ts";
import type { Stage } from "./stage.ts";
import { notedOn } from "./trouble.ts";

const words = "The chord that comes after is a plain C major.";
const edited = "The chord that comes after is A minor.";
const answer = "It was F in our house.";
const command = process.platform === "darwin" ? "Meta" : "Control";

export async function live({ browser, host, door, owner, site, step, until }: Stage): Promise<void> {
	const [writer, reader] = [await browser.newPerson(), await browser.newPerson()];
	const address = `${host.pages}/post/`;
	/** Until these words stand in the thread, in this order. */
	const shows = (person: Person, ...texts: string[]) =>
		until(async () => match(await shownTo(person), new RegExp(texts.join(".*"), "s")));

	await step("somebody reads, and nothing of it is kept", async () => {
		await writer.open(address);
		await shows(writer, "No comments yet");
		deepEqual(await writer.run(keptByPage), []);
	});

	await step("the thread is drawn in both themes", async () => {
		notEqual(await writer.run(backgroundIn, "light"), await writer.run(backgroundIn, "dark"));
	});

	await step("they write, and it stands there, waiting", async () => {
		await writer.click("textbox", "Write a comment");
		await writer.type(words);
		await writer.click("textbox", "Name");
		await writer.type("Ada");
		await writer.click("button", "Post comment");
		await shows(writer, "Ada", "plain C major", "Waiting for approval");
		await until(async () => equal(await writer.run(wordsInBox), ""));
	});

	await step("after a reload it is still theirs, by the page's own storage; nobody else sees it", async () => {
		await writer.reload();
		await shows(writer, "plain C major", "Waiting for approval");
		ok((await writer.run(keptByPage)).includes(`afterword:${site}`));
		await reader.open(address);
		await shows(reader, "No comments yet");
	});

	await step("the owner lets it through, and another reads it", async () => {
		await owner.approve(site);
		await reader.reload();
		await shows(reader, "1 comment", "Ada", "plain C major");
	});

	await step("they change it by the keyboard alone, and the other reads the new words", async () => {
		await writer.reload();
		await writer.click("button", "Edit");
		await writer.click("textbox", "Change your comment");
		await writer.press(command, "a");
		await writer.type(edited);
		await writer.press(command, "Enter");
		await shows(writer, "A minor");
		await shows(writer, "edited");
		await reader.reload();
		await shows(reader, "A minor");
		await shows(reader, "edited");
		doesNotMatch(await shownTo(reader), /plain C major/);
	});

	await step("the other replies while the network is gone: the words stay, and are sent once it is back", async () => {
		await reader.click("button", "Reply to Ada");
		await reader.click("textbox", "Reply to Ada");
		await reader.type(answer);
		await reader.click("textbox", "Name");
		await reader.type("Grace");
		door.shut();
		await reader.click("button", "Post reply");
		await shows(reader, "offline");
		equal(await reader.run(wordsInBox), answer);
		door.open();
		await reader.click("button", "Post reply");
		await shows(reader, "Grace", "in our house", "Waiting for approval");
	});

	await step("the owner lets the reply through, and the writer, who has the page open, is told of it", async () => {
		await owner.approve(site);
		await writer.click("button", "1 new comment · show");
		await shows(writer, "2 comments", "A minor", "Grace", "in our house");
	});

	await step("nothing went wrong on their pages", async () => {
		for (const person of [writer, reader]) {
			deepEqual(await notedOn(person), []);
			deepEqual(await person.heard().catch(() => []), []);
			deepEqual(await person.run(askedOf), [...new Set([host.pages, door.api])].sort());
		}
	});

	await step("with the API's own site the browser left nothing", async () => {
		await writer.open(`${door.api}/embed.js`);
		deepEqual(await writer.run(keptByPage), []);
		equal(await writer.run(() => document.cookie), "");
	});
}

/** What a person can read of the thread. */
function shownTo(person: Person): Promise<string> {
	return person.run(() => {
		const thread = document.querySelector("afterword-thread")?.shadowRoot?.querySelector<HTMLElement>(".thread");
		return thread?.innerText ?? "";
	});
}

/* What follows runs on the page. */

function keptByPage(): string[] {
	return Object.keys(localStorage).sort();
}

function wordsInBox(): string {
	const boxes = document.querySelector("afterword-thread")!.shadowRoot!.querySelectorAll("textarea");
	return [...boxes].map(({ value }) => value).join("");
}

function backgroundIn(theme: string): string {
	const thread = document.querySelector("afterword-thread")!;
	thread.setAttribute("theme", theme);
	const { backgroundColor, color } = getComputedStyle(thread.shadowRoot!.querySelector(".thread")!);
	thread.removeAttribute("theme");
	return `${color} on ${backgroundColor}`;
}

/** The origins that anything was requested of. */
function askedOf(): string[] {
	const requests = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
	return [...new Set(requests.map(({ name }) => new URL(name).origin))].sort();
}
