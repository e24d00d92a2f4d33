// What every component of a thread is given: what there is to show, the words for it, and what a reader can do.

import type { Message, Translate, translator } from "../../worker/contract/translate.ts";
import type { ThreadView } from "../../worker/contract/wire.ts";
import type { Api } from "../api.ts";
import type { fragmentOf } from "../fragment.ts";
import type { en } from "../i18n/en.ts";
import type { enEmbed } from "../i18n/en-embed.ts";
import type { enTime } from "../i18n/en-time.ts";
import type { ReadWords } from "../locale.ts";
import type { ThreadOptions } from "../options.ts";
import type { Composer } from "./composer.ts";
import type * as reading from "./reading.tsx";
import type { firstLoaded, Open, ThreadState } from "./state.ts";
import type { Completion } from "./typing.ts";
import type * as writing from "./writing.tsx";

export type Words = Record<string, Message>;
export type Reading = typeof reading;
/** The code that is loaded when it is wanted. */
export type Chunks = { reading: Reading; writing: typeof writing };
export type ReadingKey = keyof typeof en | keyof typeof enEmbed | keyof typeof enTime;

/** Where a thread is to be, and what of it is there already. */
export type Mounting = {
	host: HTMLElement;
	/** The element in the shadow root that the thread is drawn into. */
	place: HTMLElement;
	api: Api;
	options: ThreadOptions;
	/** Whether the page's address asks something of the thread. */
	isPointedAt: boolean;
	/** The first `listThread`, already on its way. */
	answer: Promise<ThreadView>;
	adopt(css: string): void;
	/** Offers to try again where neither the thread nor the code to say why can be had. */
	onUnreachable(): void;
};

/** With what embed.js has for itself, so that the thread need not bring it again. */
export type Mount = Mounting & {
	translator: typeof translator;
	words: typeof enEmbed;
	readWords: ReadWords;
	fragmentOf: typeof fragmentOf;
};

/** What only a chunk makes use of, or a failure, comes with these. */
export type FirstView = Omit<View, "retry" | "seenAt" | "leaving" | "completion" | "composers">;

export type View = Mount & {
	state: ThreadState;
	t: Translate<ReadingKey>;
	/** How long ago a time is, in words. */
	ago(time: number): string;
	/** How much the server's clock is ahead of the visitor's, in ms, once an answer to them has told. */
	ahead: number;
	/** Until when this visitor had seen the thread before, in ms since 1970; never where they have done nothing here. */
	seenAt: number;
	/** Authors this visitor does not want to read, by `authorKey`. */
	muted: ReadonlySet<string>;
	/** The comment the page's address points at. */
	target: string | null;
	/** Whether an unfinished comment is kept here: its text is shown even where the thread was closed meanwhile. */
	hasDraft: boolean;
	/** Does once more what failed last. */
	retry(): void;
	/** The code for a reader's acts, and for writing, once it was wanted. */
	reading: Chunks["reading"] | null;
	writing: Chunks["writing"] | null;
	/** Comments that go in a moment, by id, and what keeps them. */
	leaving: Map<string, { stop: () => void }>;
	/** The last request that went out with the visitor's token, or to get one. */
	turn?: Promise<unknown>;
	/** What the name that is being typed may become. */
	completion: Completion | null;
	/** The composers that show their form, by the comment they answer. */
	composers: Map<string, Composer>;
	/** Draws the next state. */
	update(state: ThreadState): void;
	/** Shows the thread that the server answers with. */
	load(answer: Promise<ThreadView>, loaded: typeof firstLoaded): Promise<void>;
	/** Does what a reader asked for, with the code for it; `what` is shown as being loaded meanwhile. */
	act(what: string | null, action: (acts: Reading) => unknown): Promise<void>;
	/** Opens the composer at the top, or a form at a comment, and fetches the code for it; with null only the code for it is fetched. */
	write(open?: Open | null): Promise<void>;
	/** What is to be done when the thread goes. */
	ends: (() => void)[];
	/** Takes the thread out of its place. */
	end(): void;
	emit(name: "ready" | "comment" | "error", detail: object): void;
};
