// Deleting a thread: asks once more, and why, which nobody has to say.

import { useEffect, useRef, useState } from "preact/hooks";
import { because, WhyField } from "../parts/WhyField.tsx";
import { t } from "./messages.ts";

type Props = { title: string; isBusy: boolean; onDelete: (asked: { why?: string }) => void; onCancel: () => void };

export function DeleteForm({ title, isBusy, onDelete, onCancel }: Props) {
	const [why, setWhy] = useState("");
	const cancel = useRef<HTMLButtonElement>(null);
	useEffect(() => cancel.current?.focus(), []);
	return (
		<form
			class="inline-form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!isBusy) onDelete(because(why));
			}}
		>
			<WhyField value={why} onInput={setWhy} />
			<div class="acts">
				<button type="submit" class="danger" disabled={isBusy} aria-label={t("thread.deleteNow", { title })}>
					{t("thread.delete")}
				</button>
				<button type="button" ref={cancel} onClick={onCancel}>
					{t("thread.cancel")}
				</button>
			</div>
		</form>
	);
}
