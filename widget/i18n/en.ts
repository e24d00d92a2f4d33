// English for reading a thread. With en-embed.ts, en-time.ts, en-writing.ts and en-problems.ts this is the list of all
// keys; every other language is one flat file with all of them.

export const en = {
	comments: "Comments",
	"comments.none": "No comments yet",
	"comments.invite": "Be the first to say something.",
	"comments.more": "Load more comments",
	"comments.moreLoaded": { one: "{n} more comment", other: "{n} more comments" },
	"replies.more": { one: "Show {n} more reply", other: "Show {n} more replies" },
	loading: "Loading…",
	write: "Write a comment",
	"write.placeholder": "Join the discussion…",
	closed: "Comments are closed.",
	reply: "Reply",
	replyTo: "in reply to {name}",
	"reply.label": "Reply to {name}",
	owner: "Owner",
	edited: "edited",
	sending: "Sending…",
	waiting: "Waiting for approval — only you can see it",
	"place.deleted": "Deleted by its author",
	"place.removed": "Removed by a moderator",
	"place.pending": "Waiting for approval",
	"problem.unknown-site": "This site is not registered for comments.",
	"problem.too-many": "Too many requests. Please wait a moment.",
	"problem.unavailable": "Comments are not available right now.",
	"problem.internal": "Something went wrong on the server.",
} as const;
