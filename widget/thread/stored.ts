// Under which names the host page's storage keeps what a visitor left there, and whether they left anything.

/** The token of the site's visitor. */
export const tokenKey = (site: string) => `afterword:${site}`;

/** A draft; `parentId` is empty for a top-level comment. */
export const draftKey = (site: string, page: string, parentId: string) => `afterword:${site}:draft:${page}:${parentId}`;

/** When a visitor who has done something here last looked at the page, in ms since 1970. */
export const seenKey = (site: string, page: string) => `afterword:${site}:seen:${page}`;

/** In a sandbox even looking at the storage throws. */
export function isStored(key: string): boolean {
	try {
		return localStorage.getItem(key) !== null;
	} catch {
		return false;
	}
}
