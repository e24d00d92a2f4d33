// Gives shadow roots their styles in the one way a page's strict CSP allows: constructable sheets, one per stylesheet,
// shared by all elements on the page.

const sheets = new Map<string, CSSStyleSheet>();

/** `nonce` is the script's: browsers without constructable sheets need it for the element used instead. */
export function adopt(root: ShadowRoot, css: string, nonce: string): void {
	if (!root.adoptedStyleSheets) {
		const style = document.createElement("style");
		style.nonce = nonce;
		style.textContent = css;
		root.append(style);
		return;
	}
	let sheet = sheets.get(css);
	if (!sheet) {
		sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		sheets.set(css, sheet);
	}
	if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
