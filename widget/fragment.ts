// What the fragment of the page's address asks of a thread.

/** What the page's address asks of the thread: `#comment-<id>`, `#comments`, `#respond`, or the dashboard's check. */
export function fragmentOf({ hash }: Location): { focus?: string; check?: string; anchor?: string } {
	const [, focus, check, anchor] =
		/^#(?:comment-([0-9A-HJKMNP-TV-Z]{26})|afterword-check=(.*)|(comments|respond))$/.exec(hash) ?? [];
	return { ...(focus && { focus }), ...(check && { check }), ...(anchor && { anchor }) };
}
