// What the dashboard's overview says in English.

import type { Message } from "../../../worker/contract/translate.ts";

export const overviewWords = {
	"overview.title": "Overview",
	"overview.notRead": "The overview could not be read.",
	"overview.span": "How far back",
	"overview.days": { one: "{n} day", other: "{n} days" },
	"overview.comments": "Comments",
	"overview.reactions": "Reactions and likes",
	"overview.threads": "Threads with new comments",
	"overview.requests": "Requests",
	"overview.rowsRead": "Database rows read",
	"overview.rowsWritten": "Database rows written",
	"overview.atOnce": "Appeared at once",
	"overview.held": "Waited for you",
	"overview.spam": "Spam",
	"overview.nothing": "Nothing yet.",
	"overview.sum": "{total} in {days}",
	"overview.most": "Most on {when}: {n}.",
	"overview.mostInWeek": "Most in the week of {when}: {n}.",
	"overview.week": "Week of {when}",
	"overview.keys": "The arrow keys go through the days.",
	"overview.table": "As a table",
	"overview.when": "Day",
	"overview.whenWeek": "Week of",
	"overview.plan": "Against Cloudflare’s free plan",
	"overview.plan.hint": "Estimated from one request in {n}; the plan counts each day of UTC by itself.",
	"overview.plan.off": "Nothing is counted: USAGE_SAMPLE is 0.",
	"overview.share": "Busiest day: {share} of the free {limit}.",
	"overview.over": "On {days} the free {limit} were not enough.",
} as const satisfies Record<string, Message>;
