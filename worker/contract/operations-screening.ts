// The operations on what screens comments: the owner's rules, and the notices of what happened by itself.

import type { Operation } from "./operations.ts";
import * as s from "./schemas-screening.ts";

const RULES = "/v1/moderation/sites/:site/rules";
const ofRules = { audience: "moderator", scope: "rules" } as const;

export const screeningOperations = {
	listRules: {
		...ofRules,
		method: "GET",
		path: RULES,
		needs: "read",
		summary: "A site's rules in the order they are read",
		answer: s.rules,
		problems: ["unknown-site"],
	},
	createRule: {
		...ofRules,
		method: "POST",
		path: RULES,
		needs: "configure",
		summary: "Adds a rule behind the others",
		body: s.createRule,
		status: 201,
		answer: s.ruleChanged,
		problems: ["unknown-site"],
	},
	editRule: {
		...ofRules,
		method: "PATCH",
		path: `${RULES}/:rule`,
		needs: "configure",
		summary: "Changes a rule; of two who do one wins",
		body: s.editRule,
		answer: s.ruleChanged,
		problems: ["unknown-site", "not-found", "changed-meanwhile"],
	},
	moveRule: {
		...ofRules,
		method: "POST",
		path: `${RULES}/:rule/place`,
		needs: "configure",
		summary: "Puts a rule in another place among the others",
		body: s.moveRule,
		answer: s.rules,
		problems: ["unknown-site", "not-found"],
	},
	deleteRule: {
		...ofRules,
		method: "DELETE",
		path: `${RULES}/:rule`,
		needs: "configure",
		summary: "Takes a rule off the list; its act can be undone",
		answer: s.ruleDeleted,
		problems: ["unknown-site", "not-found"],
	},
	tryRule: {
		...ofRules,
		method: "POST",
		path: `${RULES}/trial`,
		needs: "read",
		summary: "What a rule, kept or not, would have made of the site's newest comments; changes nothing",
		body: s.createRule,
		answer: s.tried,
		problems: ["unknown-site"],
	},
	listNotices: {
		method: "GET",
		path: "/v1/moderation/notices",
		audience: "moderator",
		scope: "overview",
		needs: "read",
		summary: "What happened by itself and nobody has dismissed yet",
		query: s.listNoticesQuery,
		answer: s.notices,
	},
	dismissNotice: {
		method: "DELETE",
		path: "/v1/moderation/notices/:notice",
		audience: "moderator",
		scope: "overview",
		needs: "moderate",
		summary: "Puts a notice away for everybody",
		answer: s.dismissed,
		problems: ["not-found"],
	},
} as const satisfies Record<string, Operation>;
