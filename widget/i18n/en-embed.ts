// English for what embed.js says by itself, before or without a thread.

export const enEmbed = {
	count: { one: "{n} comment", other: "{n} comments" },
	show: "Show comments",
	retry: "Try again",
	"problem.offline": "The comments cannot be reached. Are you offline?",
} as const;
