// Joins the router to the address bar. The token of a sign-in link is taken out of it before anything else happens, so
// that it is in no history, no bookmark and no screenshot.

import { useLayoutEffect, useState } from "preact/hooks";
import { inviteToken, isRoute, parseRoute, type Route, routeHash, signInToken } from "./router.ts";

export type Address = { route: Route; link: string | null; invite: string | null };

/** The view to show and, until it is dropped, the sign-in link or the invitation the page was opened with. */
export function useAddress(): Address & { dropLink: () => void; dropInvite: () => void } {
	const [address, setAddress] = useState<Address>(() => readAddress(parseRoute("")));
	// Before the page counts as loaded: a hash that changes then must not be missed.
	useLayoutEffect(() => {
		// A link pasted into an open dashboard leaves its view as it is.
		const follow = () => setAddress((known) => keepLink(readAddress(known.route), known));
		addEventListener("hashchange", follow);
		return () => removeEventListener("hashchange", follow);
	}, []);
	return {
		...address,
		dropLink: () => setAddress((known) => ({ ...known, link: null })),
		dropInvite: () => setAddress((known) => ({ ...known, invite: null })),
	};
}

function readAddress(before: Route): Address {
	if (isRoute(location.hash)) return { route: parseRoute(location.hash), link: null, invite: null };
	// A sign-in link, or a jump within the page: neither changes what is shown.
	const link = signInToken(location.hash);
	const invite = inviteToken(location.hash);
	history.replaceState(null, "", routeHash(before));
	return { route: before, link, invite };
}

function keepLink(address: Address, known: Address): Address {
	return { ...address, link: address.link ?? known.link, invite: address.invite ?? known.invite };
}
