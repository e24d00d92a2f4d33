// Everything for writing, as one chunk that is loaded when somebody wants to write or report, or has written here before.

import { enProblems } from "../i18n/en-problems.ts";
import { enWriting } from "../i18n/en-writing.ts";
import type { View } from "./view.ts";
import css from "./writing.css";

export { ComposerForm } from "./ComposerForm.tsx";
export { EditForm } from "./EditForm.tsx";
export { Leaving } from "./Leaving.tsx";
export { OwnActions } from "./OwnActions.tsx";
export { ReportForm } from "./ReportForm.tsx";

export const words = { ...enWriting, ...enProblems };
export type WritingKey = keyof typeof words;

export function install(view: View): void {
	view.adopt(css);
	Object.assign(view, { leaving: new Map(), completion: null, composers: new Map() } satisfies Partial<View>);
}
