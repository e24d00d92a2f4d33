// One of the team: what they may do, and the ways to change it.

import { useState } from "preact/hooks";
import type { Grant } from "../../../worker/contract/roles.ts";
import type { PersonView, SiteView } from "../../../worker/contract/wire.ts";
import { Confirm } from "../parts/Confirm.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useAct } from "../parts/use-act.ts";
import { useOpener } from "../parts/use-opener.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { removeAccount, setRoles } from "./api.ts";
import { draftOf, type GrantsDraft, grantsOf, mayChange } from "./grants-draft.ts";
import { t } from "./messages.ts";
import { RoleFields } from "./RoleFields.tsx";

type Props = {
	person: PersonView;
	sites: SiteView[];
	onChanged: (person: PersonView) => void;
	onRemoved: (person: PersonView) => void;
	/** Somebody else changed them meanwhile. */
	onStale: () => Promise<void>;
};

export function PersonLine({ person, sites, onChanged, onRemoved, onStale }: Props) {
	const session = useSessionContext();
	const [draft, setDraft] = useState<GrantsDraft | null>(null);
	const opener = useOpener(draft !== null);
	const { isBusy, trouble, run } = useAct();
	const { state } = session;
	if (!("account" in state)) return null;
	const { account } = state;
	const { id, name, version, grants } = person;

	async function save(chosen: GrantsDraft): Promise<void> {
		const isSaved = await run(async () => onChanged(await setRoles(id, { version, grants: grantsOf(chosen) })));
		if (isSaved) setDraft(null);
		else await onStale();
		// What one may do oneself may have changed with it.
		if (isSaved && id === account.id) await session.check();
	}

	async function remove(): Promise<void> {
		if (!(await run(() => removeAccount(id)))) return onStale();
		onRemoved(person);
		if (id === account.id) await session.check();
	}

	return (
		<li class={draft ? "open" : ""}>
			<div>
				<p>
					<bdi>{name}</bdi> {id === account.id && <span class="badge">{t("team.you")}</span>}
				</p>
				<Roles grants={grants} sites={sites} />
			</div>
			{draft ? (
				<form
					class="stack"
					onSubmit={(event) => {
						event.preventDefault();
						if (!isBusy) void save(draft);
					}}
				>
					<RoleFields name={`roles-${id}`} own={account.grants} sites={sites} draft={draft} onChange={setDraft} />
					<div class="submit">
						<button type="submit" class="primary" disabled={isBusy}>
							{t("team.save")}
						</button>
						<button type="button" class="quiet" onClick={() => setDraft(null)}>
							{t("team.cancel")}
						</button>
					</div>
				</form>
			) : (
				<div class="acts">
					{mayChange(account.grants, grants) && (
						<button
							ref={opener}
							type="button"
							class="quiet"
							aria-label={t("team.changeOf", { name })}
							onClick={() => setDraft(draftOf(grants))}
						>
							{t("team.change")}
						</button>
					)}
					{canHere(session, "own") && (
						<Confirm
							label={t("team.remove")}
							about={t("team.removeOf", { name })}
							question={t("team.question")}
							yes={t("team.remove")}
							no={t("team.keep")}
							isBusy={isBusy}
							onYes={remove}
						/>
					)}
				</div>
			)}
			{trouble && (
				<p class="errors" role="alert">
					{problemText(trouble)}
				</p>
			)}
		</li>
	);
}

/** Roles in a line, those on all sites first. */
export function Roles({ grants, sites }: { grants: Grant[]; sites: SiteView[] }) {
	const nameOf = (id: string) => sites.find((site) => site.id === id)?.name ?? id;
	const lines = [...grants]
		.sort((one, other) => Number(other.site === null) - Number(one.site === null))
		.map(({ site, role }) => `${t(`role.${role}`)}: ${site === null ? t("team.everywhere") : nameOf(site)}`);
	return <p class="meta">{lines.join(" · ") || t("team.nothing")}</p>;
}
