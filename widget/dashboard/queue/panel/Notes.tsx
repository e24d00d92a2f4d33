// What moderators tell each other of a comment.

import { useState } from "preact/hooks";
import type { CommentDetail } from "../../../../worker/contract/wire.ts";
import { t } from "../../messages.ts";
import { problemText } from "../../parts/problem-text.ts";
import { When } from "../../parts/When.tsx";
import { useSessionContext } from "../../session/use-session.ts";
import { createNote, deleteNote } from "./api-comment.ts";
import { WordsForm } from "./WordsForm.tsx";

type Props = { detail: CommentDetail; canWrite: boolean; asked: number | null; onChanged: () => Promise<void> };

export function Notes({ detail: { item, notes }, canWrite, asked, onChanged }: Props) {
	const session = useSessionContext();
	const [trouble, setTrouble] = useState<string | null>(null);

	async function drop(note: number): Promise<void> {
		setTrouble(null);
		try {
			await deleteNote(item.id, note);
			await onChanged();
		} catch (error) {
			setTrouble(session.failureOf(error).code);
		}
	}

	if (notes.length === 0 && !canWrite) return null;
	return (
		<section>
			<h3>{t("notes.title")}</h3>
			{notes.length > 0 && (
				<ul class="kept-notes">
					{notes.map(({ id, by, isOwn, text, at }) => (
						<li key={id}>
							<p class="whose">
								<bdi>{by}</bdi> <When at={at} />
							</p>
							<p class="note" dir="auto">
								{text}
							</p>
							{isOwn && canWrite && (
								<button type="button" class="quiet" onClick={() => drop(id)}>
									{t("notes.delete")}
								</button>
							)}
						</li>
					))}
				</ul>
			)}
			{trouble !== null && <p class="trouble">{problemText(trouble)}</p>}
			{canWrite && (
				<WordsForm
					keep={`note ${item.id}`}
					isSmall
					asked={asked}
					label={t("notes.new")}
					send={t("notes.add")}
					onSend={async (text) => {
						await createNote(item.id, text);
						await onChanged();
					}}
				/>
			)}
		</section>
	);
}
