// What can be done to a row of a list: quiet words beside it, and on a phone one button that opens them at the thumb.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

const phone = matchMedia("(width < 34rem)");

/** @param label of the button, for those who hear the page */
export function RowActs({ label, children }: { label: string; children: ComponentChildren }) {
	const id = useId();
	const menu = useRef<HTMLDivElement>(null);
	const [isPhone, setPhone] = useState(phone.matches);

	useEffect(() => {
		const follow = () => setPhone(phone.matches);
		phone.addEventListener("change", follow);
		return () => phone.removeEventListener("change", follow);
	}, []);

	if (!isPhone) return <div class="row-acts">{children}</div>;
	return (
		<>
			<button type="button" name="menu" class="quiet row-opener" popovertarget={id} aria-label={label}>
				<span aria-hidden="true">⋯</span>
			</button>
			{/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: whatever button in it was pressed, it closes. */}
			<div ref={menu} id={id} popover="auto" class="row-menu" onClick={() => menu.current?.hidePopover()}>
				{children}
			</div>
		</>
	);
}
