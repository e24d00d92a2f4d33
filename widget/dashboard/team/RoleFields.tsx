// Chooses roles: one for all sites, and below it one for each site. What one may not give is not offered.

import type { Grant, Role } from "../../../worker/contract/roles.ts";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { ALL_SITES, type GrantsDraft, rolesToGive } from "./grants-draft.ts";
import { t } from "./messages.ts";

type Props = {
	/** Tells the fields of one form from those of another. */
	name: string;
	own: Grant[];
	sites: SiteView[];
	draft: GrantsDraft;
	onChange: (draft: GrantsDraft) => void;
};

export function RoleFields({ name, own, sites, draft, onChange }: Props) {
	const isOwner = draft[ALL_SITES] === "owner";
	const places = [
		{ id: ALL_SITES, label: t("roles.everywhere"), options: rolesToGive(own, null) },
		...(isOwner ? [] : sites).map(({ id, name }) => ({
			id,
			label: t("roles.site", { site: name }),
			options: rolesToGive(own, id),
		})),
	].filter(({ options }) => options.length > 0);
	return (
		<div class="roles">
			{places.map(({ id, label, options }) => {
				const chosen = draft[id] ?? "";
				const none = id !== ALL_SITES && draft[ALL_SITES] ? "roles.noneMore" : "roles.none";
				return (
					<div class="field" key={id}>
						<label for={`${name}-${id}`}>{label}</label>
						<select
							id={`${name}-${id}`}
							value={chosen}
							disabled={chosen !== "" && !options.includes(chosen)}
							aria-describedby={chosen ? `${name}-${id}-hint` : undefined}
							onChange={(event) => onChange({ ...draft, [id]: event.currentTarget.value as Role | "" })}
						>
							<option value="">{t(none)}</option>
							{(chosen && !options.includes(chosen) ? [...options, chosen] : options).map((role) => (
								<option key={role} value={role}>
									{t(`role.${role}`)}
								</option>
							))}
						</select>
						{chosen && (
							<p class="hint" id={`${name}-${id}-hint`}>
								{t(`role.${chosen}.hint`)}
							</p>
						)}
					</div>
				);
			})}
		</div>
	);
}
