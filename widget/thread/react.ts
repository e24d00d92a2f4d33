// A visitor's reactions: to a comment, in a kind of the owner's choice, and to the page. They show at once and are set right
// by the server's answer.

import type { PageReacted, Reacted } from "../../worker/contract/wire.ts";
import { setPageReaction, setReaction } from "../api-visitor.ts";
import { close } from "./close.ts";
import { liked, reacted } from "./own-state.ts";
import type { ThreadState } from "./state.ts";
import type { View } from "./view.ts";
import { asVisitor } from "./visitor.ts";

/** Takes the reaction back where it is there. */
export function react(view: View, id: string, kind: string): Promise<void> {
	const own = view.state.viewer?.reactions[id] ?? [];
	const reactions = view.state.comments.get(id)?.reactions ?? [];
	const isOn = !own.includes(kind);
	if (view.state.menu?.as === "react") close(view, "menu");
	const known = reactions.some(([one]) => one === kind) ? reactions : [...reactions, [kind, 0] as [string, number]];
	const guess = known.map(([one, n]): [string, number] => [one, one === kind ? n + (isOn ? 1 : -1) : n]);
	return guessed<Reacted>(view, {
		show: (state, answer) => reacted(state, id, answer),
		before: { reactions, own },
		guess: {
			reactions: guess.filter(([, n]) => n > 0),
			own: isOn ? [...own, kind] : own.filter((one) => one !== kind),
		},
		ask: (token) => setReaction(view.api, { id, body: { kind, isOn }, token }),
	});
}

/** Likes the page, or no longer. */
export function like(view: View): Promise<void> {
	const { head, viewer } = view.state;
	const likes = head!.likes!;
	const isLiked = viewer?.likesPage ?? false;
	const isOn = !isLiked;
	return guessed<PageReacted>(view, {
		show: liked,
		before: { likes, isOn: isLiked },
		guess: { likes: { ...likes, count: likes.count + (isOn ? 1 : -1) }, isOn },
		ask: (token) => setPageReaction(view.api, { page: view.options.query.page, isOn }, token),
	});
}

type Guess<Answer> = {
	show: (state: ThreadState, answer: Answer) => ThreadState;
	before: Answer;
	guess: Answer;
	ask: (token: string | null) => Promise<Answer>;
};

/** Shows what will most likely be, then what is; after a failure what was. */
async function guessed<Answer extends Reacted | PageReacted>(
	view: View,
	{ show, before, guess, ask }: Guess<Answer>,
): Promise<void> {
	const tell = (answer: Answer) => view.update(show(view.state, answer));
	tell(guess);
	try {
		tell(await asVisitor(view, ask));
	} catch (error) {
		tell(before);
		throw error;
	}
}
