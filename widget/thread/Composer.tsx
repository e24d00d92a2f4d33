// Where a comment is written. The text box belongs to the first view and stays the same element when the rest of the form
// arrives (writing.tsx, loaded at the first sign of interest), so nothing typed meanwhile is lost.

import { Cut } from "./Cut.tsx";
import type { View } from "./view.ts";

/** `parentId` is empty for a top-level comment. */
export function Composer({ view, parentId }: { view: View; parentId: string }) {
	const { t, writing, state } = view;
	const id = `text-${parentId}`;
	const name = state.comments.get(parentId)?.author?.name ?? "";
	const form = (parentId || state.isComposing) && writing;
	return (
		<form class="composer" part="composer" noValidate onSubmit={stay}>
			<label class="unseen" for={id}>
				{parentId ? t("reply.label", { name }) : t("write")}
			</label>
			<textarea
				id={id}
				rows={2}
				dir="auto"
				placeholder={t("write.placeholder")}
				onFocus={() => form || view.write(parentId ? state.open : undefined)}
			/>
			{!writing && state.failure?.what === "write" && <Cut view={view} />}
			{form && <form.ComposerForm view={view} parentId={parentId} />}
		</form>
	);
}

/** Enter in a field before the code to send it is here. */
function stay(event: Event): void {
	event.preventDefault();
}
