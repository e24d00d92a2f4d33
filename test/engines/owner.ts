// The owner's side of the journey, by the API and a token for scripts.

import { strictEqual } from "node:assert/strict";
import { apiToken } from "../../worker/cli/access.ts";
import type { QueueView, SiteView } from "../../worker/contract/wire.ts";
import { askDatabase } from "../e2e/support/database.ts";

export type Owner = {
	createSite(site: { id: string; origin: string }): Promise<void>;
	/** Lets everything through that waits on this site. */
	approve(site: string): Promise<void>;
};

/** @param api where the browsers ask too: the edge keeps what it answered there, and a decision made there clears it */
export function newOwner({ api, database }: { api: string; database: string }): Owner {
	const { token, sql } = apiToken({ name: "Engines", scopes: ["queue", "sites"], days: 1, now: Date.now() });
	askDatabase(database, { sql });

	async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
		const response = await fetch(`${api}/v1/moderation/${path}`, {
			method: body ? "POST" : "GET",
			headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
			body: body ? JSON.stringify(body) : null,
		});
		const answer = await response.text();
		strictEqual(response.ok, true, `${path}: ${response.status} ${answer}`);
		return JSON.parse(answer);
	}

	return {
		async createSite({ id, origin }) {
			await ask<SiteView>("sites", { id, name: `Site ${id}`, origins: [origin] });
		},
		async approve(site) {
			const { items } = await ask<QueueView>(`queue?site=${site}`);
			for (const { id, version } of items) await ask(`comments/${id}/decisions`, { action: "approve", version });
		},
	};
}
