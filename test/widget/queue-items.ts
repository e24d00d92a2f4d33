// Makes the comments that the tests of the queue speak of.

import type { QueueItem } from "../../worker/contract/wire.ts";

export function waitingItem(id: string, version = 1): QueueItem {
	return {
		id,
		site: { id: "blog", name: "Blog" },
		page: { key: "/", title: "Home", url: null },
		thread: { id: 1, isClosed: false },
		authorId: "author",
		author: { name: `Author of ${id}`, avatar: 1 },
		replyTo: null,
		body: [["p", [id]]],
		createdAt: 1,
		verdict: "hold",
		reasons: [],
		status: "pending",
		version,
		decision: null,
		reports: [],
	};
}
