// What happens on the sites, and what the installation uses of its plan, over time.

import { useEffect, useState } from "preact/hooks";
import { SPAN_DEFAULT, spans } from "../../../worker/contract/overview.ts";
import type { OverviewView as Overview, SiteView } from "../../../worker/contract/wire.ts";
import { t as tFrame } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { Loading } from "../parts/Loading.tsx";
import { problemText } from "../parts/problem-text.ts";
import { UnknownSite } from "../parts/UnknownSite.tsx";
import { useOnline } from "../parts/use-online.ts";
import type { RoomProps } from "../rooms.ts";
import { routeHash } from "../router.ts";
import { useSessionContext } from "../session/use-session.ts";
import { useSites } from "../sites/use-sites.ts";
import { readOverview } from "./api.ts";
import { t } from "./messages.ts";
import { Plan } from "./Plan.tsx";
import { Plot } from "./Plot.tsx";
import { seriesOf } from "./series.ts";

export function OverviewView({ path: [site], query }: RoomProps) {
	const days = spans.map(String).includes(query.days ?? "") ? query.days! : String(SPAN_DEFAULT);
	const { sites } = useSites();
	const { overview, trouble, read } = useOverview({ site, days });
	const isUnknown = trouble === "unknown-site";
	return (
		<section class="overview">
			<div class="head">
				<h1>{t("overview.title")}</h1>
			</div>
			<div class="scope">
				<SiteChoice sites={sites ?? []} site={site} days={days} />
				<nav class="spans" aria-label={t("overview.span")}>
					{spans.map((span) => (
						<a key={span} href={hashOf(site, String(span))} aria-current={days === String(span) ? "true" : undefined}>
							{t("overview.days", { n: span })}
						</a>
					))}
				</nav>
			</div>
			{isUnknown && <UnknownSite id={site ?? ""} sites={sites ?? []} hashOf={(id) => hashOf(id, days)} />}
			{trouble && !isUnknown && (
				<Banner action={tFrame("retry")} onAction={read}>
					{t("overview.notRead")} {problemText(trouble)}
				</Banner>
			)}
			{!overview && !trouble && <Loading />}
			{overview && !isUnknown && <Plots overview={overview} />}
		</section>
	);
}

function Plots({ overview: { days, usage } }: { overview: Overview }) {
	return (
		<>
			<Plot
				title={t("overview.comments")}
				parts={[t("overview.atOnce"), t("overview.held"), t("overview.spam")]}
				series={seriesOf(days, ({ comments, held, spam }) => {
					// What turned out to be spam may have waited first or not: it is counted once.
					const waited = Math.min(held, comments - spam);
					return [comments - spam - waited, waited, spam];
				})}
				height={208}
			/>
			<div class="plots">
				<Plot title={t("overview.reactions")} series={seriesOf(days, ({ reactions }) => [reactions])} height={148} />
				<Plot
					title={t("overview.threads")}
					series={seriesOf(days, ({ threads }) => [threads], { isSum: false })}
					height={148}
				/>
			</div>
			{usage && <Plan usage={usage} />}
		</>
	);
}

/** Nothing to choose where there is one site. */
function SiteChoice({ sites, site, days }: { sites: SiteView[]; site: string | undefined; days: string }) {
	if (sites.length < 2 && site === undefined) return null;
	return (
		<label class="site-filter">
			<span class="unseen">{tFrame("queue.site")}</span>
			<select value={site ?? ""} onChange={({ currentTarget }) => location.assign(hashOf(currentTarget.value, days))}>
				<option value="">{tFrame("queue.allSites")}</option>
				{sites.map(({ id, name }) => (
					<option key={id} value={id}>
						{name}
					</option>
				))}
			</select>
		</label>
	);
}

function hashOf(site: string | undefined, days: string): string {
	const query = days === String(SPAN_DEFAULT) ? {} : { days };
	return routeHash({ view: "room", room: "overview", path: site ? [site] : [], query });
}

function useOverview({ site, days }: { site: string | undefined; days: string }) {
	const session = useSessionContext();
	const [overview, setOverview] = useState<Overview | null>(null);
	const [trouble, setTrouble] = useState<string | null>(null);
	const isActive = session.state.phase === "signed-in";

	function read(): () => void {
		let isWanted = true;
		setTrouble(null);
		readOverview({ days, ...(site !== undefined && { site }) }).then(
			(answer) => isWanted && setOverview(answer),
			(error) => isWanted && setTrouble(session.troubleOf(error)),
		);
		return () => {
			isWanted = false;
		};
	}

	useEffect(() => (isActive ? read() : undefined), [isActive, site, days]);
	useOnline(trouble === "offline", read);
	return { overview, trouble, read };
}
