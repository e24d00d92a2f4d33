// Those who like the page, and the way to be one of them.

import { Avatar } from "../ui/Avatar.tsx";
import { like } from "./react.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

const FACES = 5;

export function Likes({ view }: { view: View }) {
	const { viewer, head } = view.state;
	const { likesPage = false, author } = viewer ?? {};
	const me = likesPage && author;
	// The viewer's own face is first, wherever in time it came.
	const others = head!.likes!.recent.filter(({ name, avatar }) => !me || name !== me.name || avatar !== me.avatar);
	const faces = me ? [me, ...others] : others;
	return (
		<>
			<button type="button" class="chip" aria-pressed={likesPage} onClick={() => view.act(null, () => like(view))}>
				{wordsOf(view)("like")}
			</button>
			{faces.slice(0, FACES).map(({ name, avatar }) => (
				<Avatar key={name} name={name} seed={avatar} />
			))}
		</>
	);
}
