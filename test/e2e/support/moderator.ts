// The moderators' side of the browser tests: comments that wait, somebody signed in, and the dashboard as people find it.

import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import type { CreateComment, Created, ReportComment } from "../../../worker/contract/wire.ts";
import { api, pages, signInLink, sql } from "../server.ts";
import { newSite, type Settings } from "./visitor.ts";

/** A site that holds every comment, in the queue of nobody else's test. */
export function newHoldingSite(settings: Settings = {}): string {
	return newSite({ mode: "hold-all", ...settings });
}

export type Words = Omit<CreateComment, "clientId" | "page"> & { page?: string; clientId?: string };

/** Writes a comment through the API. Gives its id. */
export async function writeComment(site: string, words: Words): Promise<string> {
	const body = { page: `${pages()}/post`, ...words, clientId: randomUUID() };
	return (await postJson<Created>(`/v1/sites/${site}/comments`, body)).comment.id;
}

/** Writes a comment that readers see: sent without a form, it would wait. Gives its id. */
export async function writeSeen(site: string, words: Words): Promise<string> {
	const id = await writeComment(site, words);
	sql("UPDATE comments SET status = 'visible' WHERE id = ?", id);
	return id;
}

/** A reader's report of a comment. */
export async function reportComment(site: string, id: string, body: ReportComment): Promise<void> {
	await post(`/v1/sites/${site}/comments/${id}/reports`, body);
}

/** Sends JSON from the pages' origin, as a browser there would, and reads the JSON it is answered with. */
export async function postJson<Answer>(path: string, body: object): Promise<Answer> {
	return (await (await post(path, body)).json()) as Answer;
}

async function post(path: string, body: object): Promise<Response> {
	const response = await fetch(api() + path, {
		method: "POST",
		headers: { "Content-Type": "application/json", Origin: pages() },
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${response.status} ${await response.text()} for ${JSON.stringify(body)}`);
	return response;
}

/** Comments that wait on a site, in this order. */
export async function fillQueue(site: string, texts: string[]): Promise<void> {
	for (const [index, text] of texts.entries()) {
		await writeComment(site, { text, name: `Visitor ${index + 1}`, pageTitle: "On humming" });
	}
}

/** Signs somebody in by a one-time link on the view they were looking at; makes them an account where they have none. */
export async function signIn(page: Page, { name = "Owner", at = "#/queue" } = {}): Promise<void> {
	await page.goto(`${api()}/dashboard/${at}`);
	await page.goto(signInLink(name));
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await page.getByRole("button", { name: "Sign out" }).waitFor();
}

/** What a moderator sees of the queue. */
export function queueOn(page: Page) {
	const list = page.getByRole("list", { name: "Waiting comments" });
	return {
		waiting: list.getByRole("article"),
		comment: (text: string) => list.getByRole("article").filter({ hasText: text }),
		current: page.locator(".comment[aria-current]"),
		/** The slim line of a comment that is decided. */
		line: (text: string) => list.locator(".decided").filter({ hasText: text }),
		live: page.locator(".unseen[role=status]"),
		alert: page.getByRole("alert"),
		empty: page.getByRole("heading", { name: "Nothing waits." }),
		undo: page.getByRole("button", { name: "Undo the last decision" }),
		button: (comment: Locator, name: string) => comment.getByRole("button", { name, exact: true }),
	};
}

export function statusesOf(site: string): Record<string, unknown> {
	const rows = sql("SELECT text, status FROM comments WHERE site_id = ? ORDER BY id", site);
	return Object.fromEntries(rows.map(({ text, status }) => [text, status]));
}
