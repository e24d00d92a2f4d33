// Registers a site.

import { t } from "../messages.ts";
import { NotYours } from "../parts/NotYours.tsx";
import { routeHash } from "../router.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { SiteForm } from "./SiteForm.tsx";
import { useSiteForm } from "./use-site-form.ts";

export function NewSite() {
	const session = useSessionContext();
	if (!canHere(session, "own")) return <NotYours title={t("sites.new")} />;
	return <Registering />;
}

function Registering() {
	const form = useSiteForm(null, ({ id }) => location.assign(routeHash({ view: "site", id })));
	return (
		<section>
			<p class="back">
				<a href={routeHash({ view: "sites" })}>{t("site.back")}</a>
			</p>
			<h1>{t("sites.new")}</h1>
			<SiteForm form={form} kind="new" canChange />
		</section>
	);
}
