// The other end of database.ts: asks wrangler's explorer, which runs the statement inside the Worker's own runtime.

import { type MessagePort, workerData } from "node:worker_threads";
import type { Answer, Question } from "./database.ts";

const { port, answered } = workerData as { port: MessagePort; answered: Int32Array };

port.on("message", async ({ api, question }: { api: string; question: Question }) => {
	port.postMessage(await ask(api, question).catch((error) => ({ error: String(error) })));
	Atomics.store(answered, 0, 1);
	Atomics.notify(answered, 0);
});

async function ask(api: string, question: Question): Promise<Answer> {
	const response = await fetch(`${api}/cdn-cgi/local/explorer/api/d1/database/DB/raw`, {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify(question),
	});
	const { result, errors } = (await response.json()) as {
		result: { results: Extract<Answer, { rows: unknown }> }[] | null;
		errors: { message: string }[];
	};
	return result?.[0]?.results ?? { error: errors.map(({ message }) => message).join("; ") };
}
