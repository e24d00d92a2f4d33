// What waits for the network: nothing of it is lost, nothing sent twice, nothing out of turn.

import { describe, expect, it } from "vitest";
import { newOutbox } from "../../widget/dashboard/queue/outbox.ts";

/** A server that can be out of reach, and what reached it. */
function newServer() {
	const server = { isReachable: true, heard: [] as string[], counts: [] as number[] };
	const outbox = newOutbox(
		(error) => error === "lost",
		(n) => server.counts.push(n),
	);
	const say = (word: string, fault?: string) =>
		outbox.send(async () => {
			if (!server.isReachable) throw "lost";
			if (fault) throw fault;
			server.heard.push(word);
			return `heard ${word}`;
		});
	return { server, outbox, say };
}

describe("the outbox", () => {
	it("sends at once where it can, and tells what the server says against it", async () => {
		const { server, say } = newServer();
		expect(await say("one")).toBe("heard one");
		await expect(say("two", "refused")).rejects.toBe("refused");
		expect(server).toMatchObject({ heard: ["one"], counts: [] });
	});

	it("keeps what is lost, and sends it in turn when it is tried again", async () => {
		const { server, outbox, say } = newServer();
		server.isReachable = false;
		const answers = [say("one"), say("two")];
		await outbox.retry();
		answers.push(say("three"));
		await outbox.retry();
		expect(server.heard).toEqual([]);
		expect(server.counts.at(-1)).toBe(3);

		server.isReachable = true;
		const late = say("four");
		await Promise.all([outbox.retry(), outbox.retry()]);
		expect(await Promise.all([...answers, late])).toEqual(["heard one", "heard two", "heard three", "heard four"]);
		expect(server.heard).toEqual(["one", "two", "three", "four"]);
		expect(server.counts.at(-1)).toBe(0);
	});

	it("goes on past one that the server refuses, whose sender is told", async () => {
		const { server, outbox, say } = newServer();
		server.isReachable = false;
		const refused = expect(say("one", "decided already")).rejects.toBe("decided already");
		const sent = say("two");
		await outbox.retry();
		server.isReachable = true;
		await outbox.retry();
		await refused;
		expect(await sent).toBe("heard two");
	});
});
