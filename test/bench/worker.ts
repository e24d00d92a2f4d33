// The Worker of the bench: the real app, asked many times within one request, so that neither the network nor the
// development proxy in front of it is in the figures. The clock is the caller's.

import { app } from "../../worker/app.ts";
import { openDatabase } from "../../worker/db/database.ts";
import { readThreadPageStatements } from "../../worker/db/threads.ts";
import type { Env } from "../../worker/env.ts";

export { ThreadRoom } from "../../worker/live/thread-room.ts";

type Ask = {
	what: "nothing" | "bare" | "statement" | "page" | "cached" | "counts" | "write" | "queue";
	/** Of the owner, who looks at the queue. */
	cookie?: string;
	times: number;
	page: string;
	run: string;
	sort?: "newest" | "top";
	after?: string;
	focus?: string;
};

export default {
	/** Does what `Ask` says so many times, one after the other. Answers the rows D1 read for one. */
	async fetch(request, env, context) {
		const ask = (await request.json()) as Ask;
		let rowsRead = 0;
		for (let time = 0; time < ask.times; time++) rowsRead = await once(ask, `${ask.run}-${time}`, env, context);
		return Response.json({ rowsRead });
	},
} satisfies ExportedHandler<Env>;

async function once(ask: Ask, turn: string, bindings: Env, context: ExecutionContext): Promise<number> {
	// The figures are of the Worker and D1. The edge's cache, which spares both, has a row of its own.
	const env = { ...bindings, EDGE_CACHE: ask.what === "cached" ? "on" : "off" };
	const page = encodeURIComponent(ask.page);
	const origin = "https://comments.bench";
	switch (ask.what) {
		case "nothing":
			return 0;
		case "bare":
			return read(await app.request(`${origin}/v1/nowhere`, {}, env, context));
		case "statement": {
			const db = openDatabase(env.DB);
			await db.batch(
				readThreadPageStatements(db, { siteId: "bench", pageKey: ask.page, sort: "newest", after: ask.after }),
			);
			return db.usage.rowsRead;
		}
		case "page":
		case "cached": {
			const { sort = "newest", after, focus } = ask;
			const place = (after ? `&after=${after}` : "") + (focus ? `&focus=${focus}` : "");
			return read(
				await app.request(
					`${origin}/v1/sites/bench/thread?page=${page}&sort=${sort}${place}`,
					from(turn),
					env,
					context,
				),
			);
		}
		case "counts": {
			const pages = Array.from({ length: 20 }, (_, n) => `page=${encodeURIComponent(`/rest-${n}`)}`).join("&");
			return read(await app.request(`${origin}/v1/sites/bench/counts?${pages}`, from(turn), env, context));
		}
		case "queue": {
			const init = { headers: { Cookie: ask.cookie ?? "" } };
			const query = ask.page === "" ? "" : `?site=${ask.page}`;
			const rows = ["queue", "queue/counts"].map(async (path) =>
				read(await app.request(`${origin}/v1/moderation/${path}${query}`, init, env, context)),
			);
			return (await Promise.all(rows)).reduce((sum, one) => sum + one, 0);
		}
		case "write": {
			const body = JSON.stringify({
				clientId: `bench-${turn}-0123456789`,
				page: ask.page,
				name: "Bench",
				text: `Words of turn ${turn}`,
			});
			const init = { ...from(turn), method: "POST", body };
			return read(await app.request(`${origin}/v1/sites/bench/comments`, init, env, context));
		}
	}
}

function from(turn: string) {
	const headers = {
		"CF-Connecting-IP": "192.0.2.1",
		Origin: "https://bench.example",
		"Content-Type": "application/json",
		"X-Turn": turn,
	};
	return { headers };
}

async function read(answer: Response): Promise<number> {
	const text = await answer.text();
	if (answer.status >= 400 && answer.status !== 404) throw new Error(`${answer.status} ${text}`);
	return Number(/rows-read;desc=(\d+)/.exec(answer.headers.get("Server-Timing") ?? "")?.[1]);
}
