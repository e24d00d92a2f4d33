// The address after `#` as a view, and back. A sign-in link is not a view: its token is taken out at once.

import { isRoom, type RoomName } from "./rooms.ts";

/**
 * `site` narrows the queue to the comments of one site. A room's `path` is what follows its name, and `query` what it is
 * narrowed to: both are the room's own to read, so that whatever one looks at has an address to share.
 */
export type Route =
	| { view: "queue"; site?: string; query?: Query }
	| { view: "sites" }
	| { view: "new-site" }
	| { view: "site"; id: string }
	| { view: "room"; room: RoomName; path: string[]; query: Query };
export type Query = Record<string, string>;

const SECRET = /^#(sign-in|invite)=([A-Za-z0-9._~-]+)$/;

/** False for the hashes that are no view: a sign-in link, a place within the page. */
export function isRoute(hash: string): boolean {
	return hash === "" || hash.startsWith("#/");
}

/** Anything unknown is the queue: there is always something to look at. */
export function parseRoute(hash: string): Route {
	const [address = "", search = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
	const [view = "", ...path] = address.split("/").filter(Boolean).map(decode);
	const query = Object.fromEntries(new URLSearchParams(search));
	const [id] = path;
	if (view === "new-site") return { view };
	if (view === "sites") return id === undefined ? { view } : { view: "site", id };
	if (isRoom(view)) return { view: "room", room: view, path, query };
	if (view !== "queue") return { view: "queue" };
	return { view, ...(id !== undefined && { site: id }), ...(search && { query }) };
}

export function routeHash(route: Route): string {
	switch (route.view) {
		case "site":
			return hashOf(["sites", route.id]);
		case "room":
			return hashOf([route.room, ...route.path], route.query);
		case "queue":
			return hashOf(["queue", ...(route.site === undefined ? [] : [route.site])], route.query);
		default:
			return hashOf([route.view]);
	}
}

function hashOf(path: string[], query: Query = {}): string {
	const search = new URLSearchParams(query).toString();
	return `#/${path.map(encodeURIComponent).join("/")}${search && `?${search}`}`;
}

/** An address somebody mistyped is still an address. */
function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

/** The token of a sign-in link, or null. */
export function signInToken(hash: string): string | null {
	return secretOf(hash, "sign-in");
}

/** The secret of an invitation, or null. */
export function inviteToken(hash: string): string | null {
	return secretOf(hash, "invite");
}

function secretOf(hash: string, kind: string): string | null {
	const [, found, secret = null] = SECRET.exec(hash) ?? [];
	return found === kind ? secret : null;
}
