// Light or dark, as the page is where the thread stands: told by the page's own words, which are light where it is dark,
// whatever it says of itself and however it changes.

/** Above this lightness, from 0 to 1, words stand on something dark. */
const LIGHT = 0.65;

/** Marks `place` as `dark` while it is. reserve.css has given it the page's colour of words, as `oklab(0.93 …)`. */
export function followPage(place: HTMLElement): void {
	const follow = () => place.toggleAttribute("dark", Number.parseFloat(getComputedStyle(place).color.slice(6)) > LIGHT);
	follow();
	place.addEventListener("transitionend", follow);
}
