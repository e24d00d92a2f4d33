// The frame: decides between signing in and working, and holds what outlives a change of view: the session, the queue
// (its count is in the header of every view) and the live region.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Header } from "./Header.tsx";
import { t } from "./messages.ts";
import { Notices } from "./notices/Notices.tsx";
import { Banner } from "./parts/Banner.tsx";
import { Later } from "./parts/Later.tsx";
import { RoomView } from "./parts/RoomView.tsx";
import { QueueView } from "./queue/QueueView.tsx";
import { readFilters } from "./queue/queue-query.ts";
import { countWaiting, isPlain } from "./queue/queue-rows.ts";
import { type Queue, useQueue } from "./queue/use-queue.ts";
import { rooms } from "./rooms.ts";
import { type Route, routeHash } from "./router.ts";
import type { InvitationProps } from "./session/Invitation.tsx";
import { PasskeyOffer } from "./session/PasskeyOffer.tsx";
import { ProveDialog } from "./session/ProveDialog.tsx";
import { SessionBanner } from "./session/SessionBanner.tsx";
import { SignIn } from "./session/SignIn.tsx";
import { hasPasskey, nameOf, SessionContext, useSession } from "./session/use-session.ts";
import { NewSite } from "./sites/NewSite.tsx";
import { SitePage } from "./sites/SitePage.tsx";
import { SitesView } from "./sites/SitesView.tsx";
import { useAddress } from "./use-address.ts";

const loadInvitation = async () => (await import("./session/Invitation.tsx")).Invitation;

export function Dashboard() {
	const { route, link, invite, dropLink, dropInvite } = useAddress();
	const session = useSession();
	const [announcement, setAnnouncement] = useState("");
	const [isOfferClosed, setOfferClosed] = useState(false);
	const queue = useQueue(session, setAnnouncement);
	const { phase } = session.state;
	const waiting = waitingOf(queue);
	const main = useFocusOnView(placeOf(route));
	const isWorking = phase === "signed-in" || phase === "expired";

	// Before anything is seen of another queue than the address names.
	useLayoutEffect(() => {
		if (route.view !== "queue") return;
		const { site = null, query = {} } = route;
		queue.choose(site, readFilters(site, query).query, query.open ?? null);
	}, [route]);

	// Whoever is signed in already needs no link, and keeps it unspent.
	useEffect(() => {
		if (phase === "signed-in" && link !== null) dropLink();
	}, [phase, link]);

	useEffect(() => {
		document.title = isWorking ? documentTitle(route, waiting) : `${t("signIn.title")} · ${t("product")}`;
	}, [isWorking, route, waiting]);

	async function signIn(): Promise<void> {
		if (link !== null && (await session.signIn(link))) dropLink();
	}

	if (phase === "starting") return <main class="starting">{t("loading")}</main>;
	if (!isWorking && invite !== null)
		return <Later<InvitationProps> load={loadInvitation} props={{ session, invite, onDone: dropInvite }} />;
	if (!isWorking) return <SignIn session={session} link={link} onSignIn={signIn} />;
	return (
		<SessionContext.Provider value={session}>
			<a class="skip" href="#main">
				{t("skip")}
			</a>
			<Header route={route} queue={queue} waiting={waiting} session={session} />
			<Notices session={session} />
			<SessionBanner session={session} link={link} onSignIn={signIn} />
			{invite !== null && (
				<Banner action={t("invite.stay")} onAction={dropInvite}>
					{t("invite.signedIn", { name: nameOf(session) ?? "" })}
				</Banner>
			)}
			{session.isNew && !isOfferClosed && <PasskeyOffer session={session} onDone={() => setOfferClosed(true)} />}
			{session.asking && (
				<ProveDialog
					session={session}
					hasPasskey={hasPasskey(session)}
					onProved={session.asking.prove}
					onGiveUp={session.asking.giveUp}
				/>
			)}
			<main id="main" ref={main} tabIndex={-1}>
				<View key={placeOf(route)} route={route} queue={queue} />
			</main>
			<p class="unseen" role="status">
				{announcement}
			</p>
		</SessionContext.Provider>
	);
}

function View({ route, queue }: { route: Route; queue: Queue }) {
	switch (route.view) {
		case "queue":
			return <QueueView queue={queue} site={route.site ?? null} query={route.query ?? {}} />;
		case "sites":
			return <SitesView />;
		case "new-site":
			return <NewSite />;
		case "site":
			return <SitePage id={route.id} />;
		case "room":
			return <RoomView route={route} />;
	}
}

/** On a change of view the focus goes to its beginning, as it would on a new page. */
function useFocusOnView(place: string) {
	const main = useRef<HTMLElement>(null);
	const shown = useRef(place);
	useLayoutEffect(() => {
		if (shown.current === place) return;
		shown.current = place;
		// The queue is come back to where it was left.
		if (main.current?.contains(document.activeElement)) return;
		main.current?.focus({ preventScroll: true });
		scrollTo(0, 0);
	}, [place]);
	return main;
}

/** How many there are in all, whatever is looked at; where each of them is on the screen, as of this moment. */
function waitingOf({ state, counts }: Queue): number {
	const isExact = isPlain(state) && (!counts || (state.isLoaded && !state.hasMore));
	return isExact ? countWaiting(state) : (counts?.waiting ?? 0);
}

/** Narrowed to something, the queue and a room stay the view they are. */
function placeOf(route: Route): string {
	if (route.view === "room") return `room ${route.room}`;
	return route.view === "site" ? routeHash(route) : route.view;
}

function documentTitle(route: Route, waiting: number): string {
	const titles = { queue: "queue.title", sites: "sites.title", "new-site": "sites.new", site: "sites.title" } as const;
	const title = t(route.view === "room" ? rooms[route.room].title : titles[route.view]);
	return `${waiting > 0 ? t("queue.documentTitle", { n: waiting, title }) : title} · ${t("product")}`;
}
