// Narrows the queue to one site, where there are several.

import type { SiteView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import type { Query } from "../router.ts";
import { queueHash } from "./queue-query.ts";
import { SelectField } from "./SelectField.tsx";

/** `site` is the chosen one, or null. What is chosen stands in the address, so it can be kept and come back to. */
type Props = { sites: SiteView[] | null; site: string | null; query: Query };

export function SiteFilter({ sites, site, query }: Props) {
	const options = (sites ?? []).map(({ id, name }) => ({ id, name }));
	if (site !== null && !options.some(({ id }) => id === site)) options.push({ id: site, name: site });
	if (options.length < 2 && site === null) return null;
	return (
		<SelectField
			label={t("queue.site")}
			isLabelUnseen
			value={site ?? ""}
			onChoose={(chosen) => {
				// A page and an author are those of one site.
				const { page: _, author: __, ...others } = query;
				location.assign(queueHash(chosen || null, others));
			}}
		>
			<option value="">{t("queue.allSites")}</option>
			{options.map(({ id, name }) => (
				<option key={id} value={id}>
					{name}
				</option>
			))}
		</SelectField>
	);
}
