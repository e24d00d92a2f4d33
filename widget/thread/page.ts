// What the server is told of the page a thread is on, beside its key: the first to write there names it for the moderators.

import { PAGE_TITLE_MAX } from "../../worker/contract/limits.ts";
import type { View } from "./view.ts";

export function aboutPage({ host, options }: View): { page: string; pageTitle: string; pageUrl: string } {
	const { query, pageUrl } = options;
	const pageTitle = host.getAttribute("page-title")?.trim() || document.title;
	return { page: query.page, pageTitle: pageTitle.slice(0, PAGE_TITLE_MAX), pageUrl };
}
