// The header of every view: the ways between views, how many comments wait, and who is signed in.

import { t } from "./messages.ts";
import { countWaiting, type QueueState } from "./queue/queue-rows.ts";
import { rooms } from "./rooms.ts";
import { type Route, routeHash } from "./router.ts";
import { canHere, nameOf, type Session } from "./session/use-session.ts";

type Props = { route: Route; queue: QueueState; session: Session };

export function Header({ route, queue, session }: Props) {
	const isQueue = route.view === "queue";
	const isSites = !isQueue && route.view !== "room";
	const waiting = countWaiting(queue);
	const queueRoute: Route = { view: "queue", ...(queue.site !== null && { site: queue.site }) };
	return (
		<header class="header">
			<p class="product">{t("product")}</p>
			<nav aria-label={t("nav.label")}>
				<a href={routeHash(queueRoute)} aria-current={isQueue ? "page" : undefined}>
					{t("nav.queue")}
					{waiting > 0 && (
						<span class="count">
							<span aria-hidden="true">
								{waiting}
								{queue.hasMore && "+"}
							</span>
							<span class="unseen">{t("nav.waiting", { n: waiting })}</span>
						</span>
					)}
				</a>
				{Object.keys(rooms)
					.filter((name) => canHere(session, rooms[name]!.needs))
					.map((name) => (
						<a
							key={name}
							href={routeHash({ view: "room", room: name, path: [], query: {} })}
							aria-current={route.view === "room" && route.room === name ? "page" : undefined}
						>
							{t(rooms[name]!.title)}
						</a>
					))}
				<a href={routeHash({ view: "sites" })} aria-current={isSites ? "page" : undefined}>
					{t("nav.sites")}
				</a>
			</nav>
			<p class="account">{nameOf(session)}</p>
			<button type="button" class="quiet" onClick={session.signOut}>
				{t("nav.signOut")}
			</button>
		</header>
	);
}
