// A page by its title, or its key where it has none, leading there where its address is known.

import type { ThreadItem } from "../../../worker/contract/wire.ts";

export function PageLink({ page }: { page: ThreadItem["page"] }) {
	const title = <bdi>{page.title || page.key}</bdi>;
	if (page.url === null || !/^https?:/i.test(page.url)) return title;
	return (
		<a href={page.url} rel="noopener noreferrer" target="_blank">
			{title}
		</a>
	);
}
