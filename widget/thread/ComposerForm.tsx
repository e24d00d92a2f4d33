// The composer's form below its text box: who is writing, what to know before sending, and the buttons.

import type { PreviewView } from "../../worker/contract/wire.ts";
import { markup } from "../ui/markup.tsx";
import { Counter } from "./Counter.tsx";
import { type Composer, createComposer } from "./composer.ts";
import { DetailFields } from "./DetailFields.tsx";
import { FieldIssue } from "./FieldIssue.tsx";
import { putAway } from "./kept-draft.ts";
import { SendButton } from "./SendButton.tsx";
import { Tools } from "./Tools.tsx";
import { Trouble } from "./Trouble.tsx";
import { ViewerLine } from "./ViewerLine.tsx";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function ComposerForm({ view, parentId }: { view: View; parentId: string }) {
	const composer = composerOf(view, parentId);
	const { state, togglePreview, attach, copyText } = composer;
	const t = wordsOf(view);
	const { viewer, head } = view.state;
	const { textMax } = head!.settings;
	const { preview, failure, issues, notes, told } = state;
	const held = whyHeld(view, notes[0]);
	if (head!.isClosed) {
		return (
			<p class="buttons" ref={attach}>
				<button type="button" onClick={copyText}>
					{t("text.copy")}
				</button>
			</p>
		);
	}
	return (
		<div class="form" ref={attach} aria-busy={state.isSending}>
			<Tools view={view} id={`text-${parentId}`} />
			{preview && (
				<section class="body preview" dir="auto" aria-label={t("preview")}>
					{preview.length ? markup(preview) : t("preview.empty")}
				</section>
			)}
			<FieldIssue view={view} issues={issues} pointer="/text" id={`text-${parentId}-issue`} />
			<Counter view={view} text={state.text} max={textMax} />
			{viewer?.author && !state.isChanging ? (
				<ViewerLine view={view} name={viewer.author.name} composer={composer} />
			) : (
				<DetailFields view={view} parentId={parentId} composer={composer} />
			)}
			{/* Out of sight and out of the keyboard's way: whoever fills it in is no person. */}
			<p class="unseen" aria-hidden="true">
				<label>
					{t("trap")}
					<input id={`subject-${parentId}`} name="subject" tabIndex={-1} autocomplete="off" />
				</label>
			</p>
			{held && <p class="quiet">{held}</p>}
			<div id={`check-${parentId}`} />
			{told && <p class="quiet">{t(told)}</p>}
			<Trouble view={view} failure={failure} />
			<p class="buttons">
				<SendButton view={view} {...state} label={t(parentId ? "post.reply" : "post")} />
				<button type="button" onClick={togglePreview}>
					{t(preview ? "preview.hide" : "preview")}
				</button>
				{parentId && (
					<button type="button" onClick={() => putAway(view, parentId)}>
						{t("cancel")}
					</button>
				)}
			</p>
		</div>
	);
}

/** Why the comment will wait, in the words of the site's owner where it has any; "" where it will not. */
function whyHeld(view: View, note: PreviewView["notes"][number] | undefined): string {
	const t = wordsOf(view);
	const { viewer, head } = view.state;
	const { mode } = head!.settings;
	const told = note && (note.message || t(`note.${note.check}` as "note.links", { found: note.detail ?? "" }));
	if (told) return told;
	if (mode === "hold-first" && !viewer?.author) return t("hold.first");
	return note || /all|guests/.test(mode) ? t("hold.all") : "";
}

/** The same one as long as the form is there. */
function composerOf(view: View, parentId: string): Composer {
	const composer = view.composers.get(parentId) ?? createComposer(view, parentId);
	view.composers.set(parentId, composer);
	return composer;
}
