// Gives shadow roots their styles in the one way a page's strict CSP allows: constructable sheets, one per stylesheet,
// shared by all elements on the page.

const sheets = new Map<string, CSSStyleSheet>();

export function adopt(root: ShadowRoot, css: string): void {
	let sheet = sheets.get(css);
	if (!sheet) {
		sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		sheets.set(css, sheet);
	}
	if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
