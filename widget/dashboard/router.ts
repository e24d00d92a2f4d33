// The address after `#` as a view, and back. A sign-in link is not a view: its token is taken out at once.

/** `site` narrows the queue to the comments of one site. */
export type Route =
	| { view: "queue"; site?: string }
	| { view: "sites" }
	| { view: "new-site" }
	| { view: "site"; id: string };

const SIGN_IN = /^#sign-in=([A-Za-z0-9._~-]+)$/;

/** False for the hashes that are no view: a sign-in link, a place within the page. */
export function isRoute(hash: string): boolean {
	return hash === "" || hash.startsWith("#/");
}

/** Anything unknown is the queue: there is always something to look at. */
export function parseRoute(hash: string): Route {
	const [view, id] = hash.replace(/^#\/?/, "").split("/");
	if (view === "new-site") return { view };
	if (view === "sites") return id ? { view: "site", id } : { view };
	return view === "queue" && id ? { view, site: id } : { view: "queue" };
}

export function routeHash(route: Route): string {
	if (route.view === "site") return `#/sites/${route.id}`;
	return route.view === "queue" && route.site ? `#/queue/${route.site}` : `#/${route.view}`;
}

/** The token of a sign-in link, or null. */
export function signInToken(hash: string): string | null {
	return SIGN_IN.exec(hash)?.[1] ?? null;
}
