// Who wrote a comment and when.

import { Avatar } from "../ui/Avatar.tsx";
import { SAFE } from "../ui/markup.tsx";
import type { Branch } from "./tree.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function Byline({ view, branch: { row, replyTo } }: { view: View; branch: Branch }) {
	const { t, reading } = view;
	const { author, id, createdAt, editedAt } = row;
	if (!author) return null;
	const { name, website } = author;
	const when = (time: number) => <time dateTime={new Date(time).toISOString()}>{view.ago(time)}</time>;
	return (
		<p class="byline">
			<Avatar name={name} seed={author.avatar} />
			{website && SAFE.test(website) ? (
				<a class="author" href={website} rel="ugc nofollow noopener" target="_blank">
					<bdi>{name}</bdi>
				</a>
			) : (
				<bdi class="author">{name}</bdi>
			)}
			{author.isOwner && <span class="badge">{t("owner")}</span>}
			{replyTo && <span>{t("replyTo", { name: isolate(replyTo) })}</span>}
			{row.isSending ? (
				<span>{wordsOf(view)("sending")}</span>
			) : (
				<a class="when" href={`#comment-${id}`}>
					{when(createdAt)}
				</a>
			)}
			{editedAt && (
				<span>
					{t("edited")} {when(editedAt)}
				</span>
			)}
			{reading?.isNew(view, row) && <span class="badge">{wordsOf(view)("new")}</span>}
		</p>
	);
}

/** A name inside a sentence keeps its own direction: the characters do what `<bdi>` does where no element can stand. */
function isolate(name: string): string {
	return `\u2068${name}\u2069`;
}
