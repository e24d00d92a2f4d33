// What a moderator asks of the whole: how much happens, and what it costs.

import type { Operation } from "./operations.ts";
import * as o from "./schemas-overview.ts";

export const overviewOperations = {
	readOverview: {
		method: "GET",
		path: "/v1/moderation/overview",
		audience: "moderator",
		scope: "overview",
		needs: "read",
		summary:
			"Comments, what had to wait, spam, reactions and threads by day; of the whole installation also what it used",
		query: o.readOverviewQuery,
		answer: o.overview,
		problems: ["unknown-site"],
	},
} as const satisfies Record<string, Operation>;
