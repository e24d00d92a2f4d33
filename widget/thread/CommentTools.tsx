// What a reader can open at a comment, and put away.

import { close } from "./close.ts";
import { focusFirst } from "./focus.ts";
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
	const { open } = state;
	const opener = (as: "react" | "menu", text: string) => {
		const isOpen = open?.id === id && open.as === as;
		return (
			<button
				type="button"
				id={`${as}-${id}`}
				aria-label={t(as, { name })}
				aria-expanded={isOpen}
				onClick={() => view.update({ ...state, open: isOpen ? null : { id, as } })}
			>
				{text}
			</button>
		);
	};
	return (
		<>
			{status === "visible" && state.head!.settings.reactions.length > 0 && opener("react", "☺")}
			{replies.length > 0 && (
				<button
					type="button"
					class="fold"
					aria-expanded={!state.collapsed.has(id)}
					onClick={() => view.update(toggled(state, "collapsed", id))}
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
	const { open, head } = state;
	if (open?.id !== row.id) return null;
	if (open.as === "report") return writing && <writing.ReportForm view={view} row={row} />;
	if (open.as !== "menu" && open.as !== "react") return null;
	return (
		<p class="actions" ref={focusFirst} onKeyDown={({ key }) => key === "Escape" && close(view)}>
			{open.as === "menu" ? (
				<Menu view={view} row={row} />
			) : (
				<Reactions view={view} id={row.id} reactions={head!.settings.reactions.map((kind) => [kind])} />
			)}
		</p>
	);
}
