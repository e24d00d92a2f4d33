// What the dashboard calls the roles, and what each may do, in English.

import type { Message } from "../../../worker/contract/translate.ts";

export const roleWords = {
	"role.reader": "Reader",
	"role.reader.hint": "Sees the queue and what hangs on it; decides nothing.",
	"role.moderator": "Moderator",
	"role.moderator.hint": "Approves and removes comments, closes threads.",
	"role.admin": "Admin",
	"role.admin.hint": "A moderator who also changes the site’s settings and rules, and invites moderators and readers.",
	"role.owner": "Owner",
	"role.owner.hint": "May do everything: add sites, and say who may do what.",
} as const satisfies Record<string, Message>;
