// English for the first view of a thread. With en-embed.ts, en-time.ts, en-reading.ts, en-writing.ts and en-problems.ts
// this is the list of all keys; every other language is one flat file with all of them.

export const en = {
	// Which way the language is written where the page does not say so: "rtl", or nothing.
	dir: "",
	comments: "Comments",
	"comments.none": "No comments yet",
	"comments.next": "Load more comments",
	"replies.more": { one: "Show {n} more reply", other: "Show {n} more replies" },
	likes: { one: "{n} person likes this", other: "{n} people like this" },
	write: "Write a comment",
	"write.placeholder": "Join the discussion…",
	// Since when is not always known.
	closed: "Comments closed {ago}",
	reply: "Reply",
	replyTo: "in reply to {name}",
	"reply.label": "Reply to {name}",
	"read.more": "Read more",
	owner: "Owner",
	edited: "edited",
	"place.deleted": "Deleted by its author",
	"place.removed": "Removed by a moderator",
	"place.pending": "Waiting for approval",
} as const;
