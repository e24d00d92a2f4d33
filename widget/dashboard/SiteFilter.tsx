// Narrows the queue to one site, where there are several.

import { t } from "./messages.ts";
import { routeHash } from "./router.ts";
import { useSites } from "./use-sites.ts";

/** `site` is the chosen one, or null. What is chosen stands in the address, so it can be kept and come back to. */
export function SiteFilter({ site }: { site: string | null }) {
	const { sites } = useSites();
	const options = (sites ?? []).map(({ id, name }) => ({ id, name }));
	if (site !== null && !options.some(({ id }) => id === site)) options.push({ id: site, name: site });
	if (options.length < 2 && site === null) return null;
	return (
		<label class="site-filter">
			<span class="unseen">{t("queue.site")}</span>
			<select
				value={site ?? ""}
				onChange={(event) => location.assign(routeHash({ view: "queue", site: event.currentTarget.value }))}
			>
				<option value="">{t("queue.allSites")}</option>
				{options.map(({ id, name }) => (
					<option key={id} value={id}>
						{name}
					</option>
				))}
			</select>
		</label>
	);
}
