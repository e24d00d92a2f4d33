// Everything for writing, as one chunk that is loaded when somebody wants to write or has written here before.

import { en } from "../i18n/en.ts";
import type { enEmbed } from "../i18n/en-embed.ts";
import { enProblems } from "../i18n/en-problems.ts";
import { enWriting } from "../i18n/en-writing.ts";
import type { View } from "./view.ts";
import { readViewer } from "./write.ts";
import css from "./writing.css";

export { ComposerForm } from "./ComposerForm.tsx";
export { DeleteForm } from "./DeleteForm.tsx";
export { EditForm } from "./EditForm.tsx";
export { OwnActions } from "./OwnActions.tsx";

const words = { ...en, ...enWriting, ...enProblems };

export type WritingKey = keyof typeof words | keyof typeof enEmbed;

/** Gives a thread the styles and words for writing, and the visitor their own comments. */
export function install(view: View): void {
	view.adopt(css);
	view.t = view.translator(view.options.lang, { ...view.words, ...words });
	readViewer(view);
}
