// What somebody who is invited to the dashboard reads in English.

import type { Message } from "../../../worker/contract/translate.ts";

export const invitationWords = {
	"invitation.title": "You are invited",
	"invitation.by": "{name} invites you to look after comments here. You will be",
	"invitation.everywhere": "all sites",
	"invitation.name": "Your name",
	"invitation.nameHint": "As the others here see it, and as your decisions are signed. You can change it later.",
	"invitation.accept": "Accept and sign in",
	"invitation.busy": "One moment …",
	"invitation.signIn": "To the sign-in page",
} as const satisfies Record<string, Message>;
