// One site: the tag to paste, whether a page shows it, and its settings.

import { useState } from "preact/hooks";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { Loading } from "../parts/Loading.tsx";
import { problemText } from "../parts/problem-text.ts";
import { UnknownSite } from "../parts/UnknownSite.tsx";
import { routeHash } from "../router.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { PageCheck } from "./PageCheck.tsx";
import { SiteForm } from "./SiteForm.tsx";
import { SiteTag } from "./SiteTag.tsx";
import { useSiteForm } from "./use-site-form.ts";
import { useSites } from "./use-sites.ts";

export function SitePage({ id }: { id: string }) {
	const { sites, trouble, read } = useSites();
	const site = sites?.find((known) => known.id === id);
	return (
		<section>
			<p class="back">
				<a href={routeHash({ view: "sites" })}>{t("site.back")}</a>
			</p>
			{site && <KnownSite site={site} />}
			{trouble && (
				<Banner action={t("retry")} onAction={read}>
					{t("sites.notRead")} {problemText(trouble)}
				</Banner>
			)}
			{!sites && !trouble && <Loading />}
			{sites && !site && (
				<>
					<h1>{t("sites.title")}</h1>
					<UnknownSite id={id} sites={sites} hashOf={(known) => routeHash({ view: "site", id: known })} />
				</>
			)}
		</section>
	);
}

function KnownSite({ site: first }: { site: SiteView }) {
	const session = useSessionContext();
	const [site, setSite] = useState(first);
	const form = useSiteForm(first, setSite);
	return (
		<>
			<h1>
				<bdi>{site.name}</bdi>
			</h1>
			<SiteTag site={site} />
			<PageCheck site={site} />
			<h2>{t("site.settings")}</h2>
			<SiteForm form={form} kind="known" canChange={canHere(session, "configure", site.id)} />
		</>
	);
}
