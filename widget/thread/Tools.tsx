// Below a box: the formatting tools, or in their place what the name that is being typed may become.

import { complete } from "./completion.ts";
import { change, held, heldSign, tools } from "./tools.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

/** `id` is the box's. */
export function Tools({ view, id }: { view: View; id: string }) {
	const t = wordsOf(view);
	const { place, completion } = view;
	const box = () => place.querySelector<HTMLTextAreaElement>(`#${id}`)!;
	return (
		<div
			class={completion?.id === id ? "tools choices" : "tools"}
			role="toolbar"
			aria-label={t("tools")}
			onMouseDown={keepFocus}
			onKeyDown={(event) => rove(view, event)}
		>
			{completion?.id === id
				? completion.labels.map((label, index) => (
						<button type="button" key={label} tabIndex={index && -1} onClick={() => change(box(), complete, label)}>
							{label}
						</button>
					))
				: tools.map(([name, keys, Glyph, glyph, edit, text], index) => (
						<button
							type="button"
							key={name}
							tabIndex={index && -1}
							aria-label={t(name)}
							aria-keyshortcuts={`${held}+${keys}`}
							title={`${t(name)} (${heldSign}${keys})`}
							onClick={() => change(box(), edit, text)}
						>
							<Glyph>{glyph}</Glyph>
						</button>
					))}
		</div>
	);
}

/** In the box, whose selection a tool is for. */
function keepFocus(event: Event): void {
	event.preventDefault();
}

/** Tab comes to one of the buttons, the arrows to the others; from what a name may become there is a way back to typing it. */
function rove({ place, completion }: View, event: KeyboardEvent): void {
	const { key } = event;
	const button = event.target as HTMLElement;
	const isBack = key === (place.matches(":dir(rtl)") ? "ArrowRight" : "ArrowLeft");
	const next = (isBack ? button.previousSibling : button.nextSibling) as HTMLElement | null;
	if (completion && /Up|Escape/.test(key)) {
		place.querySelector<HTMLElement>(`#${completion.id}`)!.focus();
		event.stopPropagation();
	} else if (next && /Left|Right/.test(key)) {
		button.tabIndex = -1;
		next.tabIndex = 0;
		next.focus();
	}
}
