// One person: who they are here, what they wrote, and what they have a right to.

import { useEffect, useState } from "preact/hooks";
import type { PersonItem } from "../../../worker/contract/wire.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { markup } from "../../ui/markup.tsx";
import { PagesFoot } from "../parts/PagesFoot.tsx";
import { problemText } from "../parts/problem-text.ts";
import { StandingMark } from "../parts/StandingMark.tsx";
import { usePages } from "../parts/use-pages.ts";
import { When } from "../parts/When.tsx";
import { queueHash, withOpen } from "../queue/queue-query.ts";
import { type Query, routeHash } from "../router.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { readPerson, revealEmail } from "./api.ts";
import { t } from "./messages.ts";
import { PersonActs } from "./PersonActs.tsx";
import { PersonData } from "./PersonData.tsx";

const statuses = ["visible", "pending", "spam", "removed", "deleted"] as const;

type Props = { site: string; id: string; query: Query };

export function PersonPage({ site, id, query }: Props) {
	const session = useSessionContext();
	const [edition, setEdition] = useState(0);
	const status = statuses.find((known) => known === query.status);
	const list = usePages(`${id} ${status} ${edition}`, async (after) => {
		const found = await readPerson(site, id, { ...(status && { status }), ...(after && { after }) });
		return { ...found, next: found.history.next };
	});
	const latest = list.pages?.[0];
	// Another part of what they wrote is read; who they are stays.
	const [known, setKnown] = useState(latest);
	const first = latest ?? known;
	useEffect(() => latest && setKnown(latest), [latest]);
	const place = (narrowed: Query) => routeHash({ view: "room", room: "people", path: [site, id], query: narrowed });
	return (
		<>
			<p class="back">
				<a href={routeHash({ view: "room", room: "people", path: [site], query: {} })}>{t("person.back")}</a>
			</p>
			{first && <Who site={site} person={first.person} sameEmail={first.sameEmail} />}
			{first && first.person.name !== "" && canHere(session, "moderate", site) && (
				<PersonActs
					site={site}
					person={first.person}
					onJudged={(changed) => list.change((page) => ({ ...page, person: { ...page.person, ...changed } }))}
					onRemoved={() => setEdition((known) => known + 1)}
				/>
			)}
			<h2 class="section">{t("history.title")}</h2>
			<nav class="narrow" aria-label={t("history.narrow")}>
				<a href={place({})} aria-current={status === undefined ? "true" : undefined}>
					{t("history.all")}
				</a>
				{statuses.map((one) => (
					<a key={one} href={place({ status: one })} aria-current={one === status ? "true" : undefined}>
						{t(`history.${one}`)}
					</a>
				))}
			</nav>
			<ul class="things">
				{list.pages
					?.flatMap((page) => page.history.comments)
					.map(({ id: comment, status: is, body, createdAt, page }) => (
						<li key={comment}>
							<p class="meta">
								<span class="mark">{t(`history.${is}`)}</span>{" "}
								<a href={queueHash(site, withOpen({ author: id, status: "any" }, comment))}>
									<When at={createdAt} /> {t("history.on")} <bdi>{page.title || page.key}</bdi>
								</a>
							</p>
							<div class="body" dir="auto">
								{markup(body)}
							</div>
						</li>
					))}
			</ul>
			{latest?.history.comments.length === 0 && <p class="hint">{t("history.none")}</p>}
			<PagesFoot list={list} />
			{first && canHere(session, "configure", site) && first.person.name !== "" && (
				<PersonData
					site={site}
					person={first.person}
					sameEmail={first.sameEmail}
					onErased={() => setEdition(edition + 1)}
				/>
			)}
		</>
	);
}

function Who({ site, person, sameEmail }: { site: string; person: PersonItem; sameEmail: number }) {
	const { name, avatar, website, visibleCount, createdAt, hasEmail } = person;
	return (
		<div class="who">
			<Avatar name={name || "—"} seed={avatar} />
			<div>
				<h1>{name === "" ? t("person.erased") : <bdi>{name}</bdi>}</h1>
				<StandingMark {...person} />
				<p class="meta">
					{t("person.visible", { n: visibleCount })} · {t("person.since")} <When at={createdAt} />
				</p>
				{website && /^https?:/i.test(website) && (
					<p class="meta">
						<a href={website} rel="ugc nofollow noopener noreferrer" target="_blank">
							{website}
						</a>
					</p>
				)}
				{hasEmail && <Email site={site} id={person.id} sameEmail={sameEmail} />}
			</div>
		</div>
	);
}

/** Told when it is asked for. */
function Email({ site, id, sameEmail }: { site: string; id: string; sameEmail: number }) {
	const session = useSessionContext();
	const [email, setEmail] = useState<string | null | undefined>(undefined);
	const [trouble, setTrouble] = useState<string | null>(null);

	async function reveal(): Promise<void> {
		setTrouble(null);
		try {
			setEmail((await session.fresh(() => revealEmail(site, id))).email);
		} catch (error) {
			setTrouble(problemText(session.failureOf(error).code));
		}
	}

	return (
		<>
			{email === undefined && canHere(session, "configure", site) && (
				<div class="acts">
					<button type="button" onClick={() => void reveal()}>
						{t("person.reveal")}
					</button>
					<span class="meta">{t("person.revealHint")}</span>
				</div>
			)}
			<p class="meta" role="status">
				{email === null ? t("person.noEmail") : email && <bdi>{email}</bdi>}
			</p>
			<p class="meta">{t("person.sameEmail", { n: sameEmail })}</p>
			{trouble && <p class="trouble-line">{trouble}</p>}
		</>
	);
}
