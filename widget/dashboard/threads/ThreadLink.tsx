// A thread by its title, or its key where it has none, leading to its page where that is known.

import type { ThreadItem } from "../../../worker/contract/wire.ts";

export function ThreadLink({ thread: { page } }: { thread: ThreadItem }) {
	const title = <bdi>{page.title || page.key}</bdi>;
	if (page.url === null || !/^https?:/i.test(page.url)) return title;
	return (
		<a href={page.url} rel="noopener noreferrer" target="_blank">
			{title}
		</a>
	);
}
