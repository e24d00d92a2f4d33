// A feed as Atom (RFC 4287), with whom a comment answers (RFC 4685).

import XMLBuilder from "fast-xml-builder";
import type { FeedEntry, FeedView } from "./feed-view.ts";

/** What XML 1.0 has no place for, in whatever spelling; the writer escapes the rest. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export function atomFeed(feed: FeedView): string {
	const writer = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@", suppressEmptyNode: true });
	return writer.build({
		"?xml": { "@version": "1.0", "@encoding": "utf-8" },
		feed: {
			"@xmlns": "http://www.w3.org/2005/Atom",
			"@xmlns:thr": "http://purl.org/syndication/thread/1.0",
			"@xml:lang": feed.lang,
			id: feed.id,
			title: text(feed.title),
			updated: time(feed.updated),
			link: [
				{ "@rel": "self", "@type": "application/atom+xml", "@href": feed.self },
				{ "@rel": "alternate", "@type": "text/html", "@href": feed.home },
			],
			entry: feed.entries.map(entryElement),
		},
	});
}

function entryElement({ id, title, url, author, content, published, updated, replyTo }: FeedEntry): object {
	return {
		id,
		title: text(title),
		published: time(published),
		updated: time(updated),
		author: { name: text(author.name), ...(author.website && { uri: author.website }) },
		link: { "@rel": "alternate", "@type": "text/html", "@href": url },
		...(replyTo && { "thr:in-reply-to": { "@ref": replyTo.id, "@href": replyTo.url, "@type": "text/html" } }),
		content: { "@type": "html", "#text": text(content) },
	};
}

function text(value: string): string {
	return value.replace(NO_XML, "");
}

function time(ms: number): string {
	return new Date(ms).toISOString();
}
