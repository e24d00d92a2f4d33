// What moderators make of an author, in English: the words of the queue and the people room.

import type { Message } from "../../../worker/contract/translate.ts";

export const standingWords = {
	"standing.title": "Standing",
	"standing.none": "Like anybody",
	"standing.none.hint": "The site’s rules decide.",
	"standing.trusted": "Trusted",
	"standing.trusted.hint": "What they write appears at once.",
	"standing.watched": "Watched",
	"standing.watched.hint": "Everything they write waits.",
	"standing.banned": "Banned",
	"standing.banned.hint": "They cannot write.",
	"standing.days": "For so many days",
	"standing.days.hint": "Left empty, it holds for good.",
	"standing.daysWrong": "A whole number of days, from 1 to 3,650.",
	"standing.shadow": "Without telling them: they see what they write, nobody else does",
	"standing.address": "The address they last wrote from, too",
	"standing.address.hint":
		"For so many days, or for {n} where the ban is for good. A household, an office or a whole mobile network may share it: nobody behind it can write then but those you trust.",
	"standing.address.unknown": "Saved for them alone: where they wrote from is forgotten.",
	"standing.addressUntil": "their address until",
	"standing.save": "Save the standing",
	"standing.saved": "Saved.",
	"standing.until": "until",
	"standing.undo": "Undo",
	"standing.undone": "Undone.",
} as const satisfies Record<string, Message>;
