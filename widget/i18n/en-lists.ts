// English for lists of comments beside the threads themselves.

export const enLists = {
	recent: "{name} on {title}",
} as const;
