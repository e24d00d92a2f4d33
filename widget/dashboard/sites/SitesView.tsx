// All sites of the installation.

import { t } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { Loading } from "../parts/Loading.tsx";
import { problemText } from "../parts/problem-text.ts";
import { routeHash } from "../router.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { useSites } from "./use-sites.ts";

export function SitesView() {
	const { sites, trouble, read } = useSites();
	const session = useSessionContext();
	const isOwner = canHere(session, "own");
	return (
		<section>
			<div class="head">
				<h1>{t("sites.title")}</h1>
				{isOwner && (
					<a class="button primary" href={routeHash({ view: "new-site" })}>
						{t("sites.new")}
					</a>
				)}
			</div>
			{trouble && (
				<Banner action={t("retry")} onAction={read}>
					{t("sites.notRead")} {problemText(trouble)}
				</Banner>
			)}
			{!sites && !trouble && <Loading />}
			{sites?.length === 0 && (
				<div class="empty">
					<h2>{t("sites.none")}</h2>
					<p>{t("sites.noneMore")}</p>
				</div>
			)}
			<ul class="sites">
				{sites?.map((site) => (
					<li key={site.id}>
						<h2>
							<a href={routeHash({ view: "site", id: site.id })}>
								<bdi>{site.name}</bdi>
							</a>
						</h2>
						<p class="meta">
							<code>{site.id}</code> · {t(`mode.${site.settings.mode}`)} ·{" "}
							{site.origins.length > 0 ? t("sites.origins", { n: site.origins.length }) : t("sites.noOrigins")}
						</p>
					</li>
				))}
			</ul>
		</section>
	);
}
