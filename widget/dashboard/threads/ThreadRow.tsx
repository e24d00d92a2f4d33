// One thread: what it is and has, and what can be done to it. What was done can be undone where it was done.

import { useRef, useState } from "preact/hooks";
import type { ThreadItem } from "../../../worker/contract/wire.ts";
import { t as ofAll } from "../messages.ts";
import { PageLink } from "../parts/PageLink.tsx";
import { problemText } from "../parts/problem-text.ts";
import { RowActs } from "../parts/RowActs.tsx";
import { When } from "../parts/When.tsx";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { deleteThread, editThread, restoreThread } from "./api.ts";
import { DeleteForm } from "./DeleteForm.tsx";
import { t } from "./messages.ts";
import { ThreadForm } from "./ThreadForm.tsx";

type Props = { site: string; thread: ThreadItem; onChange: (thread: ThreadItem) => void };
type DoneKey = "closed" | "opened" | "openedOld" | "edited" | "deleted" | "restored" | "undone";
type Done = { what: DoneKey; undo: (() => Promise<{ thread: ThreadItem }>) | null };

export function ThreadRow({ site, thread, onChange }: Props) {
	const session = useSessionContext();
	const [form, setForm] = useState<"edit" | "delete" | null>(null);
	const [isBusy, setBusy] = useState(false);
	const row = useRef<HTMLElement>(null);
	const [trouble, setTrouble] = useState<string | null>(null);
	const [done, setDone] = useState<Done | null>(null);
	const { id, isClosed, isAged, deletedAt } = thread;
	const title = thread.page.title || thread.page.key;

	async function act(work: () => Promise<{ thread: ThreadItem }>, next: Done): Promise<void> {
		setBusy(true);
		setTrouble(null);
		try {
			onChange((await work()).thread);
			setDone(next);
		} catch (error) {
			setTrouble(problemText(session.failureOf(error).code));
		} finally {
			setBusy(false);
		}
	}

	const close = () => editThread(site, id, { isClosed: true });
	const open = () => editThread(site, id, { isClosed: false });
	const remove = (asked = {}) => deleteThread(site, id, asked);
	const restore = () => restoreThread(site, id);
	const button = (key: "close" | "open" | "restore", work: () => Promise<{ thread: ThreadItem }>, next: Done) => (
		<button
			type="button"
			class="quiet"
			disabled={isBusy}
			aria-label={t("thread.act", { act: t(`thread.${key}`), title })}
			onClick={() => void act(work, next)}
		>
			{t(`thread.${key}`)}
		</button>
	);

	/** The keyboard's place is again where the form was opened, or in its row where that is gone. */
	function closeForm(): void {
		const buttons = row.current?.querySelectorAll<HTMLElement>(`[name="${form}"], [name="menu"]`) ?? [];
		const opener = [...buttons].find((button) => button.checkVisibility());
		setForm(null);
		(opener ?? row.current)?.focus();
	}
	const opener = (key: "edit" | "delete") => (
		<button
			type="button"
			name={key}
			class="quiet"
			aria-expanded={form === key}
			aria-label={t("thread.act", { act: t(`thread.${key}`), title })}
			onClick={() => setForm(form === key ? null : key)}
		>
			{t(`thread.${key}`)}
		</button>
	);

	return (
		<article aria-label={title} ref={row} tabIndex={-1}>
			<div class="row-head">
				<div>
					<h2>
						<PageLink page={thread.page} />
					</h2>
					<Facts thread={thread} />
				</div>
				{canHere(session, "moderate", site) && (
					<RowActs label={t("thread.acts", { title })}>
						{deletedAt === null && (
							<>
								{isClosed
									? button("open", open, { what: isAged ? "openedOld" : "opened", undo: close })
									: button("close", close, { what: "closed", undo: open })}
								{opener("edit")}
							</>
						)}
						{canHere(session, "configure", site) &&
							(deletedAt === null ? opener("delete") : button("restore", restore, { what: "restored", undo: remove }))}
					</RowActs>
				)}
			</div>
			{form === "delete" && (
				<DeleteForm
					title={title}
					isBusy={isBusy}
					onCancel={closeForm}
					onDelete={(asked) => {
						setForm(null);
						row.current?.focus();
						void act(() => remove(asked), { what: "deleted", undo: restore });
					}}
				/>
			)}
			{form === "edit" && (
				<ThreadForm
					site={site}
					thread={thread}
					onCancel={closeForm}
					onSaved={(changed, undo) => {
						closeForm();
						onChange(changed);
						setDone({ what: "edited", undo });
					}}
				/>
			)}
			<div class="acts" role="status">
				{done && <p class="meta">{t(`thread.${done.what}`)}</p>}
				{done?.undo && (
					<button
						type="button"
						class="quiet"
						disabled={isBusy}
						onClick={() => void act(done.undo!, { what: "undone", undo: null })}
					>
						{t("thread.undo")}
					</button>
				)}
			</div>
			{trouble && <p class="trouble-line">{trouble}</p>}
		</article>
	);
}

function Facts({ thread }: { thread: ThreadItem }) {
	const { page, aliases, commentCount, likeCount, activeAt, deletedAt, isClosed, isAged, mode } = thread;
	return (
		<>
			<p class="meta">
				{isClosed && <span class="mark">{t(isAged ? "thread.isAged" : "thread.isClosed")}</span>}{" "}
				{t("thread.comments", { n: commentCount })}
				{likeCount > 0 && <> · {t("thread.likes", { n: likeCount })}</>} · {t("thread.active")} <When at={activeAt} />
			</p>
			{mode !== null && <p class="meta">{t("thread.ownMode", { mode: ofAll(`mode.${mode}`) })}</p>}
			{page.title !== "" && (
				<p class="meta">
					<code>{page.key}</code>
				</p>
			)}
			{aliases.length > 0 && (
				<p class="meta">
					{t("thread.aliases")} <code>{aliases.join(" · ")}</code>
				</p>
			)}
			{deletedAt !== null && (
				<p class="meta">
					{t("thread.deletedAt")} <When at={deletedAt} />. {t("thread.goes")}
				</p>
			)}
		</>
	);
}
