// English for the first view of a thread. With en-embed.ts, en-time.ts, en-reading.ts, en-writing.ts and en-problems.ts
// this is the list of all keys; every other language is one flat file with all of them.

export const en = {
	comments: "Comments",
	"comments.none": "No comments yet",
	"comments.invite": "Be the first to say something.",
	"comments.next": "Load more comments",
	"comments.previous": "Load the comments before",
	"replies.more": { one: "Show {n} more reply", other: "Show {n} more replies" },
	loading: "Loading…",
	likes: { one: "{n} person likes this", other: "{n} people like this" },
	write: "Write a comment",
	"write.placeholder": "Join the discussion…",
	closed: "Comments are closed.",
	"closed.since": "Comments were closed {ago}.",
	reply: "Reply",
	replyTo: "in reply to {name}",
	"reply.label": "Reply to {name}",
	"read.more": "Read more",
	owner: "Owner",
	edited: "edited",
	sending: "Sending…",
	waiting: "Waiting for approval — only you can see it",
	"place.deleted": "Deleted by its author",
	"place.removed": "Removed by a moderator",
	"place.pending": "Waiting for approval",
} as const;
