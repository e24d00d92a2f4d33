// What readers felt about a comment, as counts one can add to.

import type { View } from "./view.ts";

/** A kind without a count is one that can be chosen. */
type Props = { view: View; id: string; reactions: [kind: string, n?: number][] };

export function Reactions({ view, id, reactions }: Props) {
	const own = view.state.viewer?.reactions[id] ?? [];
	return reactions.map(([kind, n]) => (
		<button
			key={kind}
			type="button"
			class="chip"
			aria-pressed={own.includes(kind)}
			onClick={() => view.act(null, (acts) => acts.react(view, id, kind))}
		>
			{kind} {n}
		</button>
	));
}
