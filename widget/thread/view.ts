// What every component of a thread is given: what there is to show, the words for it, and what a reader can do.

import type { ThreadView } from "../../worker/contract/wire.ts";
import type { Api } from "../api.ts";
import type { en } from "../i18n/en.ts";
import type { enEmbed } from "../i18n/en-embed.ts";
import type { Translate, translator } from "../../worker/contract/translate.ts";
import type { ThreadOptions } from "../options.ts";
import type { TimeFormat } from "../ui/relative-time.ts";
import type { Composer } from "./composer.ts";
import type * as reading from "./reading.ts";
import type { Open, ThreadState } from "./state.ts";
import type * as writing from "./writing.tsx";

export type Reading = typeof reading;
export type ReadingKey = keyof typeof en | keyof typeof enEmbed;

/** What embed.js hands over; it has words of its own to say, so the thread need not bring these parts again. */
export type Mount = {
	host: HTMLElement;
	/** The element in the shadow root that the thread is drawn into. */
	place: HTMLElement;
	api: Api;
	options: ThreadOptions;
	/** The first `listThread`, already on its way. */
	answer: Promise<ThreadView>;
	translator: typeof translator;
	words: typeof enEmbed;
	adopt(css: string): void;
};

export type View = Mount & {
	state: ThreadState;
	t: Translate<ReadingKey>;
	time: TimeFormat;
	now: number;
	/** The code for writing, once it was wanted. */
	writing: typeof writing | null;
	/** The composers that show their form, by the comment they answer. */
	composers: Map<string, Composer>;
	/** Draws the next state. */
	update(state: ThreadState): void;
	/** Fetches the thread, again after a failure. */
	load(): Promise<void>;
	/** Does what a reader asked for, with the code for it; `what` is shown as being loaded meanwhile. */
	act(what: string | null, action: (acts: Reading) => unknown): Promise<void>;
	prefetchWriting(): void;
	/** Opens the composer at the top, or a form at a comment. */
	write(open?: Open): Promise<void>;
	/** Takes the thread out of its place. */
	end(): void;
	emit(name: "ready" | "comment" | "error", detail: object): void;
};
