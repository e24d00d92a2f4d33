// What a reader can open at a comment, and put away.

import { Away, isAway } from "./Away.tsx";
import { Cut } from "./Cut.tsx";
import { focusFirst } from "./focus.ts";
import { hasDraft } from "./kept-draft.ts";
import { Menu } from "./Menu.tsx";
import { Reactions } from "./Reactions.tsx";
import { type Row, toggled } from "./state.ts";
import type { Branch } from "./tree.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function CommentTools({ view, branch: { row, replies } }: { view: View; branch: Branch }) {
	const { state } = view;
	const { id, author, status, replyCount } = row;
	const t = wordsOf(view);
	const { name } = author!;
	const opener = (as: "react" | "menu", text: string) => {
		const isOpen = state.menu?.id === id && state.menu.as === as;
		return (
			<button
				type="button"
				id={`${as}-${id}`}
				aria-label={t(as, { name })}
				aria-expanded={isOpen}
				onClick={() => view.update({ ...view.state, menu: isOpen ? null : { id, as } })}
			>
				{text}
			</button>
		);
	};
	return (
		<>
			{hasDraft(view, id) && state.open?.id !== id && (
				<button
					type="button"
					class="link"
					aria-label={`${t("reply.label", { name })} · ${t("draft")}`}
					onClick={() => view.write({ id, as: "reply" })}
				>
					{t("draft")}
				</button>
			)}
			{status === "visible" && state.head!.settings.reactions.length > 0 && opener("react", "☺\uFE0E")}
			{replies.length > 0 && (
				<button
					type="button"
					class="fold"
					aria-expanded={!state.collapsed.has(id)}
					onClick={() => view.update(toggled(view.state, "collapsed", id))}
				>
					{t("replies", { n: Math.max(replyCount, replies.length) })}
				</button>
			)}
			{opener("menu", "⋯")}
		</>
	);
}

export function Opened({ view, row }: { view: View; row: Row }) {
	const { state, writing } = view;
	const { open, menu, head, failure } = state;
	return (
		<>
			{isAway(view, row) && <Away view={view} row={row} />}
			{row.own && row.status === "pending" && <p class="quiet waiting">{wordsOf(view)("waiting")}</p>}
			{menu?.id === row.id && (
				<p class="actions menu" ref={focusFirst}>
					{menu.as === "react" ? (
						<Reactions view={view} id={row.id} reactions={head!.settings.reactions.map((kind) => [kind])} />
					) : (
						<Menu view={view} row={row} />
					)}
				</p>
			)}
			{open?.id === row.id &&
				open.as === "report" &&
				(writing ? <writing.ReportForm view={view} row={row} /> : failure?.what === "write" && <Cut view={view} />)}
		</>
	);
}
