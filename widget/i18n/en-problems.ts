// English for every problem and field issue a visitor can meet while writing; those of reading are in en.ts and en-embed.ts,
// those only a moderator meets in en-dashboard.ts.

export const enProblems = {
	"problem.malformed": "The server could not read this. Please reload the page.",
	"problem.address-unknown": "The server could not see where this came from.",
	"problem.signed-out": "You are no longer signed in here.",
	"problem.origin-missing": "This page cannot send comments.",
	"problem.origin-null": "This page, in a sandbox or a file, cannot send comments.",
	"problem.origin-not-allowed": "The address of this page is not on the site’s list.",
	"problem.not-permitted": "You may not do that.",
	"problem.method-not-allowed": "The server does not take this. Please reload the page.",
	"problem.thread-closed": "Comments were closed meanwhile.",
	"problem.edit-window-passed": "The time for changing this comment is over.",
	"problem.changed-meanwhile": "This was changed somewhere else meanwhile. Your words are still here.",
	"problem.duplicate-comment": "You have said exactly this here already.",
	"problem.too-large": "This is too long to be sent.",
	"problem.unsupported-type": "The server does not take this. Please reload the page.",
	"problem.invalid": "Something is not right yet.",
	"problem.client-id-reused":
		"An earlier version of this may have been posted already. Send it again to post this one too.",
	"problem.not-configured": "This installation is not finished yet.",
	"issue.required": "Please fill this in.",
	"issue.too-long": { one: "At most {n} character, please.", other: "At most {n} characters, please." },
	"issue.too-many": "Too many: at most {n}, please.",
	"issue.not-valid": "This does not look right.",
	"issue.not-wanted": "This is not wanted here.",
	"issue.not-found": "This is not here any more.",
} as const;
