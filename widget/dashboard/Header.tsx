// The header of every view: the ways between views, how many comments wait, and who is signed in.

import { t } from "./messages.ts";
import { type Route, routeHash } from "./router.ts";
import type { Session } from "./use-session.ts";

type Props = { route: Route; waiting: number; hasMore: boolean; session: Session };

export function Header({ route, waiting, hasMore, session }: Props) {
	const isQueue = route.view === "queue";
	const account =
		session.state.phase === "signed-in" || session.state.phase === "expired" ? session.state.account : null;
	return (
		<header class="header">
			<p class="product">{t("product")}</p>
			<nav aria-label={t("nav.label")}>
				<a href={routeHash({ view: "queue" })} aria-current={isQueue ? "page" : undefined}>
					{t("nav.queue")}
					{waiting > 0 && (
						<span class="count">
							<span aria-hidden="true">
								{waiting}
								{hasMore && "+"}
							</span>
							<span class="unseen">{t("nav.waiting", { n: waiting })}</span>
						</span>
					)}
				</a>
				<a href={routeHash({ view: "sites" })} aria-current={isQueue ? undefined : "page"}>
					{t("nav.sites")}
				</a>
			</nav>
			<p class="account">{account?.name}</p>
			<button type="button" class="quiet" onClick={session.signOut}>
				{t("nav.signOut")}
			</button>
		</header>
	);
}
