// The dashboard's messages in English: the frame's, and those all views say. Each view has a list of its own beside this
// one; all are apart from the embed's, so that they cost readers nothing.

import type { Message } from "../../../worker/contract/translate.ts";

export const frameWords = {
	product: "Afterword",
	skip: "Skip to the content",
	"nav.label": "Dashboard",
	"nav.queue": "Queue",
	"nav.waiting": { one: "{n} waits", other: "{n} wait" },
	"nav.overview": "Overview",
	"nav.sites": "Sites",
	"nav.signOut": "Sign out",
	loading: "Loading …",
	retry: "Try again",
	reload: "Reload the page",
	"room.failed": "This view could not be loaded. You may be offline, or a new version is out.",

	"signIn.title": "Sign in",
	"signIn.ready": "Your sign-in link is ready. It works once.",
	"signIn.button": "Sign in",
	"signIn.busy": "Signing in …",
	"signIn.needLink": "You need a sign-in link",
	"signIn.how":
		"Whoever holds the Cloudflare account is the owner: there is no password. In the folder of your installation, run",
	"signIn.remote": "and for the deployed one",
	"signIn.then": "Open the link it prints. It works once.",
	"signIn.spent": "This link was used or has expired.",
	"signIn.signedOut": "You are signed out.",

	"session.expired":
		"Your session has ended. Nothing is lost: what you were doing is still here. Open a new sign-in link in another tab, then come back.",
	"session.linkReady": "Your session has ended. Nothing is lost: sign in and go on.",
	"session.check": "I have signed in",

	"issue.required": "This is needed.",
	"issue.too-long": "This is too long: at most {n}.",
	"issue.too-many": "These are too many: at most {n}.",
	"issue.figure": "A whole number from {min} to {max}.",
	"issue.notEmoji": "This is no emoji: {found}",
	"issue.not-valid": "This is not valid.",
	"issue.not-wanted": "This is not wanted here.",
	"issue.not-found": "This does not exist.",

	"problem.offline": "The server cannot be reached.",
	"problem.malformed": "The server could not read the request. Reload the page.",
	"problem.signed-out": "Your session has ended.",
	"problem.origin-not-allowed": "This origin is not on the site’s list.",
	"problem.not-permitted": "Your account may not do that.",
	"problem.not-found": "This is no longer here.",
	"problem.unknown-site": "No site has this id.",
	"problem.changed-meanwhile": "This was changed by somebody else meanwhile.",
	"problem.already-decided": "Somebody else decided this first.",
	"problem.nothing-to-undo": "This decision can no longer be undone: somebody decided after you.",
	"problem.site-exists": "A site with this id exists. Choose another.",
	"problem.link-spent": "This link was used or has expired.",
	"problem.too-large": "This is too large to send.",
	"problem.invalid": "Some fields need another look.",
	"problem.too-many": "Too many requests. Wait a moment.",
	"problem.internal": "Something went wrong on the server.",
	"problem.not-configured": "The installation is not finished: its secret is missing.",
	"problem.unavailable": "The database cannot be reached.",
} as const satisfies Record<string, Message>;
