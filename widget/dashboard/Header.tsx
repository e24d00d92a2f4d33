// The header of every view: the ways between views, how many comments wait, and who is signed in.

import { t } from "./messages.ts";
import type { Queue } from "./queue/use-queue.ts";
import { roomNames, rooms } from "./rooms.ts";
import { type Route, routeHash } from "./router.ts";
import { canHere, nameOf, type Session } from "./session/use-session.ts";

type Props = { route: Route; queue: Queue; waiting: number; session: Session };

export function Header({ route, queue: { state }, waiting, session }: Props) {
	const isQueue = route.view === "queue";
	const isSites = !isQueue && route.view !== "room";
	const here = route.view === "room" ? route.room : null;
	const queueRoute: Route = { view: "queue", ...(state.site !== null && { site: state.site }) };

	return (
		<header class="header">
			<p class="product">{t("product")}</p>
			<div class="at-work">
				<a
					class="account"
					href={routeHash({ view: "room", room: "you", path: [], query: {} })}
					aria-label={t("nav.account", { name: nameOf(session) ?? "" })}
					aria-current={here === "you" ? "page" : undefined}
				>
					<bdi>{nameOf(session)}</bdi>
				</a>
				<button type="button" class="quiet" onClick={session.signOut}>
					{t("nav.signOut")}
				</button>
			</div>
			<nav aria-label={t("nav.label")}>
				<a href={routeHash(queueRoute)} aria-current={isQueue ? "page" : undefined}>
					{t("nav.queue")}
					{waiting > 0 && (
						<span class="count">
							<span aria-hidden="true">{waiting}</span>
							<span class="unseen">{t("nav.waiting", { n: waiting })}</span>
						</span>
					)}
				</a>
				{roomNames
					.filter((name) => name !== "you" && canHere(session, rooms[name].needs))
					.map((name) => (
						<a
							key={name}
							href={routeHash({ view: "room", room: name, path: [], query: {} })}
							aria-current={here === name ? "page" : undefined}
						>
							{t(rooms[name].title)}
						</a>
					))}
				<a href={routeHash({ view: "sites" })} aria-current={isSites ? "page" : undefined}>
					{t("nav.sites")}
				</a>
			</nav>
		</header>
	);
}
