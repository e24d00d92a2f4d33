// English for how long ago something was; readers and moderators are told it in the same words.

export const enTime = {
	"ago.now": "just now",
	"ago.minute": { one: "{n} minute ago", other: "{n} minutes ago" },
	"ago.hour": { one: "{n} hour ago", other: "{n} hours ago" },
	"ago.day": { one: "{n} day ago", other: "{n} days ago" },
	"ago.week": { one: "{n} week ago", other: "{n} weeks ago" },
	"ago.month": { one: "{n} month ago", other: "{n} months ago" },
	"ago.year": { one: "{n} year ago", other: "{n} years ago" },
} as const;
