// One's own account: the name, what lets one in, and what one may do.

import { useSessionContext } from "../session/use-session.ts";
import { useSites } from "../sites/use-sites.ts";
import { t } from "./messages.ts";
import { OwnName } from "./OwnName.tsx";
import { Passkeys } from "./Passkeys.tsx";
import { Sessions } from "./Sessions.tsx";
import { Tokens } from "./Tokens.tsx";

export function YouView() {
	return (
		<section class="own">
			<h1>{t("you.title")}</h1>
			<OwnName />
			<OwnRoles />
			<Passkeys />
			<Sessions />
			<Tokens />
		</section>
	);
}

function OwnRoles() {
	const { state } = useSessionContext();
	const { sites } = useSites();
	if (!("account" in state)) return null;
	const { grants } = state.account;
	const nameOf = (id: string) => sites?.find((site) => site.id === id)?.name ?? id;
	return (
		<section class="block">
			<h2>{t("you.roles")}</h2>
			{grants.length === 0 && <p class="hint">{t("you.nothing")}</p>}
			<ul class="lines">
				{grants.map(({ site, role }) => (
					<li key={site}>
						<div>
							<p>
								{t(`role.${role}`)}{" "}
								<bdi>{site === null ? t("you.everywhere") : t("you.on", { site: nameOf(site) })}</bdi>
							</p>
							<p class="hint">{t(`role.${role}.hint`)}</p>
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}
