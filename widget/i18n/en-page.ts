// English for what only the pages and feeds say that the Worker makes, for readers without a script.

export const enPage = {
	"page.all": "All comments on this page",
	"page.noToken": "A comment posted from here cannot be changed afterwards.",
	"problem.form-aged": "Please look at your comment once more, then post it.",
	"page.feed": "Feed of these comments",
	"page.problem": "This did not work",
	"feed.thread": "Comments on “{title}”",
	"feed.site": "Comments on {site}",
	"feed.replies": "Replies to you on {site}",
	"feed.entry": "{name} on “{title}”",
} as const;
