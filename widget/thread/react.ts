// A visitor's reactions: to a comment, in a kind of the owner's choice, and to the page. They show at once and are set right
// by the server's answer.

import { setPageReaction, setReaction } from "../api-visitor.ts";
import { close } from "./close.ts";
import { type OwnEvent, reduceOwn } from "./own-state.ts";
import { aboutPage } from "./page.ts";
import type { View } from "./view.ts";
import { asVisitor } from "./visitor.ts";

/** Takes the reaction back where it is there. */
export function react(view: View, id: string, kind: string): Promise<void> {
	const own = view.state.viewer?.reactions[id] ?? [];
	const reactions = view.state.comments.get(id)?.reactions ?? [];
	const isOn = !own.includes(kind);
	if (view.state.open?.as === "react") close(view);
	const known = reactions.some(([one]) => one === kind) ? reactions : [...reactions, [kind, 0] as [string, number]];
	const guess = known.map(([one, n]): [string, number] => [one, one === kind ? n + (isOn ? 1 : -1) : n]);
	return guessed(view, {
		before: { type: "reacted", id, reactions, own },
		guess: {
			type: "reacted",
			id,
			reactions: guess.filter(([, n]) => n > 0),
			own: isOn ? [...own, kind] : own.filter((one) => one !== kind),
		},
		ask: async (token) => {
			const answer = await setReaction(view.api, { id, body: { kind, isOn }, token });
			return { type: "reacted", id, ...answer };
		},
	});
}

/** Likes the page, or no longer. */
export function like(view: View): Promise<void> {
	const { head, viewer } = view.state;
	const likes = head!.likes!;
	const isLiked = viewer?.likesPage ?? false;
	const isOn = !isLiked;
	return guessed(view, {
		before: { type: "liked", likes, isOn: isLiked },
		guess: { type: "liked", likes: { ...likes, count: likes.count + (isOn ? 1 : -1) }, isOn },
		ask: async (token) => {
			const answer = await setPageReaction(view.api, { ...aboutPage(view), isOn }, token);
			return { type: "liked", ...answer };
		},
	});
}

type Guess = {
	before: OwnEvent;
	guess: OwnEvent;
	ask: (token: string | null) => Promise<OwnEvent & { token?: string | undefined }>;
};

/** Shows what will most likely be, then what is; after a failure what was. */
async function guessed(view: View, { before, guess, ask }: Guess): Promise<void> {
	const tell = (event: OwnEvent) => view.update(reduceOwn(view.state, event));
	tell(guess);
	try {
		tell(await asVisitor(view, ask));
	} catch (error) {
		tell(before);
		throw error;
	}
}
