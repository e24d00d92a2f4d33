// Who wrote a comment and when.

import { Avatar } from "../ui/Avatar.tsx";
import { link } from "../ui/markup.tsx";
import type { Branch } from "./tree.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function Byline({ view, branch: { row, replyTo } }: { view: View; branch: Branch }) {
	const { t, reading } = view;
	const { id, createdAt, editedAt } = row;
	const { name, website, avatar, isOwner } = row.author!;
	const when = (time: number) => <time dateTime={new Date(time).toISOString()}>{view.ago(time)}</time>;
	return (
		<p class="byline">
			<Avatar name={name} seed={avatar} />
			{link(website, <bdi class="author">{name}</bdi>)}
			{isOwner && <span class="badge">{t("owner")}</span>}
			{/* The characters do what `<bdi>` does where no element can stand. */}
			{replyTo && <span>{t("replyTo", { name: `\u2068${replyTo}\u2069` })}</span>}
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
			{reading && <reading.Badges view={view} row={row} />}
		</p>
	);
}
