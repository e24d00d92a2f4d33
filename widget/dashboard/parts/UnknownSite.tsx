// An address names a site that is not there, or not for whoever asks: it says so, and names those that are.

import type { SiteView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";

type Props = { id: string; sites: SiteView[]; hashOf: (site: string) => string };

export function UnknownSite({ id, sites, hashOf }: Props) {
	return (
		<div class="elsewhere">
			<h2>{t("site.unknown", { id })}</h2>
			{sites.length > 0 && (
				<>
					<p class="hint">{t("site.known")}</p>
					<ul>
						{sites.map((site) => (
							<li key={site.id}>
								<a href={hashOf(site.id)}>
									<bdi>{site.name}</bdi>
								</a>
							</li>
						))}
					</ul>
				</>
			)}
		</div>
	);
}
