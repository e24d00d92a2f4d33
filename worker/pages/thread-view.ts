// What the page of a thread is made of.

import type { Sort } from "../contract/wire.ts";
import type { Html } from "./markup-html.ts";
import type { Branch } from "./thread-tree.ts";
import type { Words } from "./words.ts";

export type ThreadPageView = {
	words: Words;
	/** The installation's origin. */
	api: string;
	site: { id: string; name: string; origins: string[] };
	/** `url` is the host page's, where it is known; `createdAt` that of its first comment. */
	page: {
		key: string;
		title: string;
		url: string | null;
		commentCount: number;
		isClosed: boolean;
		closedAt: number | null;
		opensAt?: number;
		createdAt: number | null;
	};
	/** How many people like the page. */
	likes: number;
	branches: Branch[];
	/** The orders there are, each with its address, the one that is shown without; none where there is nothing to order. */
	orders: { sort: Sort; href: string | null }[];
	/** The address of the next page, null at the end. */
	next: string | null;
	/** The thread's first page, where this is another. */
	first: string | null;
	/** Only one top-level comment with its replies. */
	isBranch: boolean;
	canWrite: boolean;
	/** Under the comment it answers, or above all; not on every page. */
	form: { html: Html; replyTo: { id: string } | null } | null;
	notice: Notice | null;
	/** Discs with people's initials; without a stylesheet they would only be in the way. */
	hasPictures: boolean;
	/** An address of this page with other parameters. */
	link(query: Record<string, string>): string;
};

/** Sentences, and whether they are of something that went wrong; told at the top, or `at` the comment they are about. */
export type Notice = { lines: string[]; isProblem: boolean; at?: string };
