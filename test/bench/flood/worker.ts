// The door of the bench's flood: the real app, given many requests at once from many addresses, at a time the caller says.
// Ceilings and floods are of minutes and hours, and nobody waits for those.

import { app } from "../../../worker/app.ts";
import type { Env } from "../../../worker/env.ts";

export { ThreadRoom } from "../../../worker/live/thread-room.ts";

type Wave = { ahead: number; calls: Call[] };
type Call = {
	method: string;
	path: string;
	headers: Record<string, string>;
	body?: unknown;
	/** Whether the edge's cache may answer. */
	isCached?: boolean;
};

const now = Date.now;

export default {
	/** Passes all of a wave at once, `ahead` ms after the real time. Answers each as status, JSON and what D1 did. */
	async fetch(request, env, context) {
		const { ahead, calls } = (await request.json()) as Wave;
		Date.now = () => now() + ahead;
		return Response.json(await Promise.all(calls.map((call) => pass(call, env, context))));
	},
} satisfies ExportedHandler<Env>;

async function pass({ method, path, headers, body, isCached }: Call, bindings: Env, context: ExecutionContext) {
	const env = { ...bindings, USAGE_SAMPLE: "0", EDGE_CACHE: isCached ? "on" : "off" };
	const init = {
		method,
		headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
		...(body !== undefined && { body: JSON.stringify(body) }),
	};
	const answer = await app.request(`https://comments.bench${path}`, init, env, context);
	const text = await answer.text();
	const timing = answer.headers.get("Server-Timing") ?? "";
	const figure = (name: string) => Number(new RegExp(`${name};desc=(\\d+)`).exec(timing)?.[1] ?? 0);
	return {
		status: answer.status,
		json: /json/.test(answer.headers.get("Content-Type") ?? "") ? JSON.parse(text) : null,
		rowsRead: figure("rows-read"),
		rowsWritten: figure("rows-written"),
		isFromCache: timing.startsWith("cache"),
	};
}
