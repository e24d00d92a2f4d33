// What the dashboard says in English of the team.

import type { Message } from "../../../worker/contract/translate.ts";

export const teamWords = {
	"team.title": "Team",
	"team.hint": "Who may do what. A change counts at once.",
	"team.notRead": "The team could not be read.",
	"team.list": "People",
	"team.you": "you",
	"team.nothing": "No role: may do nothing.",
	"team.everywhere": "all sites",
	"team.more": "Show more",
	"team.change": "Change",
	"team.changeOf": "Change what {name} may do",
	"team.save": "Save",
	"team.cancel": "Cancel",
	"team.remove": "Remove",
	"team.removeOf": "Remove {name}",
	"team.question":
		"They are signed out everywhere at once; their passkeys and tokens open nothing any more. What they did stays under their name. This cannot be undone: they would have to be invited again.",
	"team.keep": "Keep",
	"team.changed": "Saved: {name}",
	"team.removed": "{name} is no longer here.",

	"roles.everywhere": "On all sites",
	"roles.site": "On {site}",
	"roles.none": "No role",
	"roles.noneMore": "Nothing more",
	"roles.needOne": "Choose a role, for all sites or for one.",

	"invites.title": "Invitations",
	"invites.new": "Invite somebody",
	"invites.for": "Whom do you invite?",
	"invites.forHint": "A name for your list. They choose their own when they come.",
	"invites.create": "Make the link",
	"invites.shown": "Send this link to {name}. It works once, for seven days, and is not shown again.",
	"invites.copy": "Copy the link",
	"invites.done": "Done",
	"invites.open": "Not accepted yet",
	"invites.by": "invited by {name}, valid until {day}",
	"invites.revoke": "Take back",
	"invites.revokeOf": "Take back the invitation for {name}",
} as const satisfies Record<string, Message>;
