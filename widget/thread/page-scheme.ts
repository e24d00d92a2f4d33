// Light or dark, and in which colour its links are, as the page is where the thread stands: told by the page's own words,
// which are light where it is dark, whatever it says of itself and however it changes, and by its `accent-color`.

/** Above this lightness, from 0 to 1, words stand on something dark. */
const LIGHT = 0.65;

/**
 * Marks `place` as `dark` while it is, and gives it `--page-accent` if the page has any. reserve.css has both from the page:
 * the colour of its words as `oklab(0.93 …)`, its accent as a colour or `auto`.
 */
export function followPage(place: HTMLElement): void {
	const follow = () => {
		const { color, accentColor } = getComputedStyle(place);
		place.toggleAttribute("dark", Number.parseFloat(color.slice(6)) > LIGHT);
		// As a page fills boxes with it, it may be too faint for words: as dark, or as light, as they must be to be read.
		const accent = `light-dark(oklch(from ${accentColor} min(l,.5) c h),oklch(from ${accentColor} max(l,.77) c h))`;
		if (accentColor !== "auto") place.style.setProperty("--page-accent", accent);
	};
	follow();
	place.addEventListener("transitionend", follow);
}
