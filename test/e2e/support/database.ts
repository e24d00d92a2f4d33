// The running Worker's database, asked through wrangler's own door to it. Opening the file from here would be simpler, but
// SQLite lets one process write at a time, and the Worker does not wait for its turn: its visitors would meet an error.

import type { SQLOutputValue } from "node:sqlite";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";

/** The door takes parameters as text; a column of numbers makes a number of it again. */
export type Question = { sql: string; params?: string[] };
export type Answer = { columns: string[]; rows: SQLOutputValue[][] } | { error: string };

const { port1: port, port2 } = new MessageChannel();
/** 1 once the answer lies in the port. */
const answered = new Int32Array(new SharedArrayBuffer(4));
const file = new URL("./database-thread.ts", import.meta.url);
new Worker(file, { workerData: { port: port2, answered }, transferList: [port2], execArgv: [] }).unref();
port.unref();

/** Waits for the answer, so that a test reads like a list of what happens; another thread does the asking meanwhile. */
export function askDatabase(api: string, question: Question): Record<string, SQLOutputValue>[] {
	Atomics.store(answered, 0, 0);
	port.postMessage({ api, question });
	if (Atomics.wait(answered, 0, 0, 15_000) === "timed-out") throw new Error("The database did not answer.");
	const answer = receiveMessageOnPort(port)?.message as Answer;
	if ("error" in answer) throw new Error(`${answer.error}\n${question.sql}`);
	return answer.rows.map((row) => Object.fromEntries(row.map((value, index) => [answer.columns[index]!, value])));
}
