// Who may do what: the people, and those who are invited.

import { useState } from "preact/hooks";
import type { PersonView, TeamView as Team } from "../../../worker/contract/wire.ts";
import { Banner } from "../parts/Banner.tsx";
import { Loading } from "../parts/Loading.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useAct } from "../parts/use-act.ts";
import { useRead } from "../parts/use-read.ts";
import { useSites } from "../sites/use-sites.ts";
import { listTeam } from "./api.ts";
import { Invites } from "./Invites.tsx";
import { t } from "./messages.ts";
import { PersonLine } from "./PersonLine.tsx";

export function TeamView() {
	const team = useRead<Team>(() => listTeam(null));
	const { sites, trouble: sitesTrouble } = useSites();
	// Roles are said by the names of their sites, never by ids that turn into names a moment later.
	const isNamed = sites !== null || sitesTrouble !== null;
	const more = useAct();
	const [said, setSaid] = useState("");
	const { value } = team;

	async function loadMore({ people, cursor }: Team): Promise<void> {
		await more.run(async () => {
			const next = await listTeam(cursor);
			team.set({ people: [...people, ...next.people], cursor: next.cursor });
		});
	}

	function changed(person: PersonView): void {
		if (!value) return;
		team.set({ ...value, people: value.people.map((one) => (one.id === person.id ? person : one)) });
		setSaid(t("team.changed", { name: person.name }));
	}

	function removed({ id, name }: PersonView): void {
		if (!value) return;
		team.set({ ...value, people: value.people.filter((one) => one.id !== id) });
		setSaid(t("team.removed", { name }));
	}

	return (
		<section class="own">
			<h1>{t("team.title")}</h1>
			<p class="hint">{t("team.hint")}</p>
			<p class="said" role="status">
				{said}
			</p>
			{team.trouble && (
				<Banner>
					{t("team.notRead")} {problemText(team.trouble)}
				</Banner>
			)}
			{!value && !team.trouble && <Loading />}
			<ul class="lines" aria-label={t("team.list")}>
				{(isNamed ? value?.people : undefined)?.map((person) => (
					<PersonLine
						key={person.id}
						person={person}
						sites={sites ?? []}
						onChanged={changed}
						onRemoved={removed}
						onStale={team.again}
					/>
				))}
			</ul>
			{value?.cursor && (
				<button type="button" disabled={more.isBusy} onClick={() => loadMore(value)}>
					{t("team.more")}
				</button>
			)}
			{isNamed && <Invites sites={sites ?? []} />}
		</section>
	);
}
