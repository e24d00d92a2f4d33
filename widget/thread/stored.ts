// Under which names the host page's storage keeps what a visitor left there, and whether they left anything.

/** The token of the site's visitor. */
export const tokenKey = (site: string) => `afterword:${site}`;

/** A draft; `parentId` is empty for a top-level comment. */
export const draftKey = (site: string, page: string, parentId: string) => `afterword:${site}:draft:${page}:${parentId}`;

/** Ends the key of what was typed before the code for drafts was here: text alone. */
export const TYPED = "+";

/** When a visitor who has done something here last looked at the page, and until when they had seen it before, in ms since 1970. */
export const seenKey = (site: string, page: string) => `afterword:${site}:seen:${page}`;

/** In a sandbox even looking at the storage throws. */
function attempt<Result>(action: (storage: Storage) => Result): Result | undefined {
	try {
		return action(localStorage);
	} catch {
		return undefined;
	}
}

export function isStored(key: string): boolean {
	return Boolean(attempt((storage) => storage.getItem(key)));
}

export function store(key: string, value: string): void {
	attempt((storage) => storage.setItem(key, value));
}
