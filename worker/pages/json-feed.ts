// A feed as JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/.

import type { FeedView } from "./feed-view.ts";

export function jsonFeed(feed: FeedView): string {
	return JSON.stringify({
		version: "https://jsonfeed.org/version/1.1",
		title: feed.title,
		home_page_url: feed.home,
		feed_url: feed.self,
		language: feed.lang,
		items: feed.entries.map(({ id, title, url, author, content, published, updated }) => ({
			id,
			url,
			title,
			content_html: content,
			date_published: new Date(published).toISOString(),
			date_modified: new Date(updated).toISOString(),
			authors: [{ name: author.name, ...(author.website && { url: author.website }) }],
		})),
	});
}
