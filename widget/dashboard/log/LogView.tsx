// The log: what people did, who, when and why, and the way back.

import { useEffect, useRef, useState } from "preact/hooks";
import type { LogEntry } from "../../../worker/contract/wire.ts";
import { decide, undoAct } from "../api.ts";
import { t as frameText } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { Loading } from "../parts/Loading.tsx";
import { problemText } from "../parts/problem-text.ts";
import { UnknownSite } from "../parts/UnknownSite.tsx";
import { useOnline } from "../parts/use-online.ts";
import type { RoomProps } from "../rooms.ts";
import { routeHash } from "../router.ts";
import { useSessionContext } from "../session/use-session.ts";
import { useSites } from "../sites/use-sites.ts";
import { doerText } from "./act-text.ts";
import { listActs } from "./api.ts";
import { LogLine } from "./LogLine.tsx";
import { t } from "./messages.ts";

const KINDS = [
	"",
	"approve",
	"spam",
	"remove",
	"undo",
	"bulk.",
	"comment.",
	"thread.",
	"author.",
	"rule.",
	"account.",
] as const;
const keyOf = (entry: LogEntry) => `${entry.act ?? entry.subject} ${entry.at} ${entry.kind}`;

export function LogView({ path, query }: RoomProps) {
	const session = useSessionContext();
	const [entries, setEntries] = useState<LogEntry[] | null>(null);
	/** By id, whoever was seen to have done something, and by which token: those one can ask for. */
	const [doers, setDoers] = useState<Record<string, string>>({});
	const [next, setNext] = useState<string | null>(null);
	const [trouble, setTrouble] = useState<{ of: "notRead" | "notUndone"; code: string } | null>(null);
	const [busy, setBusy] = useState<string | null>(null);
	const asked = useRef("");
	const isActive = session.state.phase === "signed-in";
	const [site] = path;
	const { kind = "", account = "", token = "" } = query;
	const address = JSON.stringify([site, kind, account, token]);
	const hashFor = (changes: Record<string, string>) => {
		const all = Object.entries({ kind, account, token, ...changes }).filter(([, value]) => value !== "");
		return routeHash({ view: "room", room: "log", path, query: Object.fromEntries(all) });
	};

	function troubleOf(of: "notRead" | "notUndone", error: unknown) {
		const code = session.troubleOf(error);
		return code === null ? null : { of, code };
	}

	async function read(after: string | null): Promise<void> {
		asked.current = address;
		try {
			const narrowed = { ...(site && { site }), ...(kind && { kind }), ...(account && { account }) };
			const view = await listActs({ ...narrowed, ...(token && { token }), ...(after && { after }) });
			if (asked.current !== address) return;
			setEntries((known) => (after ? [...(known ?? []), ...view.entries] : view.entries));
			setDoers((known) => withDoers(known, view.entries));
			setNext(view.next);
			setTrouble(null);
		} catch (error) {
			if (asked.current === address) setTrouble(troubleOf("notRead", error));
		}
	}

	useEffect(() => {
		// What is shown is what was asked for, never what was asked for before.
		if (asked.current !== address) {
			setEntries(null);
			setNext(null);
		}
		if (isActive) void read(null);
	}, [isActive, address]);

	useOnline(trouble?.code === "offline" && entries === null, () => void read(null));

	/** One on many comments goes back a page at a time, until it is over. */
	async function undo(entry: LogEntry): Promise<void> {
		setBusy(keyOf(entry));
		setTrouble(null);
		try {
			if (entry.act === undefined) await decide(entry.subject, { action: "undo", version: entry.version ?? 1 });
			else while (!(await session.fresh(() => undoAct(entry.act!))).isOver);
			await read(null);
		} catch (error) {
			setTrouble(troubleOf("notUndone", error));
		} finally {
			setBusy(null);
		}
	}

	const { sites } = useSites();
	const nameOf = (id: string) => sites && (sites.find((one) => one.id === id)?.name ?? id);
	const isUnknown = trouble?.code === "unknown-site";
	return (
		<section class="log">
			<div class="head">
				<h1>{t("log.title")}</h1>
				<div class="log-filters">
					<DoerChoice
						doers={doers}
						shown={token ? TOKEN + token : account}
						onChoose={(id) => location.assign(hashFor(askedOf(id)))}
					/>
					<label>
						<span class="unseen">{t("log.kinds")}</span>
						<select
							value={kind}
							onChange={({ currentTarget }) => location.assign(hashFor({ kind: currentTarget.value }))}
						>
							{KINDS.map((one) => (
								<option key={one} value={one}>
									{t(one === "" ? "log.kinds.all" : `log.kinds.${one}`)}
								</option>
							))}
						</select>
					</label>
				</div>
			</div>
			<p class="hint">{t("log.hint")}</p>
			{isUnknown && <UnknownSite id={site ?? ""} sites={sites ?? []} hashOf={logOf} />}
			{trouble !== null && !isUnknown && (
				<Banner {...(trouble.of === "notRead" && { action: frameText("retry"), onAction: () => void read(null) })}>
					{t(`log.${trouble.of}`)} {problemText(trouble.code)}
				</Banner>
			)}
			{entries === null && trouble === null && <Loading />}
			{entries?.length === 0 && <p class="hint">{t("log.empty")}</p>}
			<ol aria-label={t("log.title")}>
				{entries?.map((entry) => (
					<LogLine
						key={keyOf(entry)}
						entry={entry}
						siteName={entry.site && nameOf(entry.site)}
						tokenHash={(prefix) => hashFor({ kind: "", account: "", token: prefix })}
						isBusy={busy !== null}
						isUndoing={busy === keyOf(entry)}
						onUndo={() => void undo(entry)}
					/>
				))}
			</ol>
			{next !== null && (
				<button type="button" class="more" onClick={() => void read(next)}>
					{t("log.more")}
				</button>
			)}
		</section>
	);
}

/** Before a token's first characters, as before the token itself; no account's id begins so. */
const TOKEN = "aw_";

function askedOf(id: string): { account: string; token: string } {
	return id.startsWith(TOKEN) ? { account: "", token: id.slice(TOKEN.length) } : { account: id, token: "" };
}

type ChoiceProps = { doers: Record<string, string>; shown: string; onChoose: (id: string) => void };

function DoerChoice({ doers, shown, onChoose }: ChoiceProps) {
	const known = Object.entries({ ...(shown && { [shown]: shown }), ...doers });
	return (
		<label>
			<span class="unseen">{t("log.people")}</span>
			<select value={shown} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
				<option value="">{t("log.people.all")}</option>
				{known.map(([id, name]) => (
					<option key={id} value={id}>
						{name}
					</option>
				))}
			</select>
		</label>
	);
}

function withDoers(known: Record<string, string>, entries: LogEntry[]): Record<string, string> {
	const seen = entries.flatMap(({ by }) => {
		if (!by) return [];
		const person = [by.id, by.name] as const;
		return by.token ? [person, [TOKEN + by.token.prefix, doerText(by, "byToken")] as const] : [person];
	});
	return { ...known, ...Object.fromEntries(seen) };
}

function logOf(site: string): string {
	return routeHash({ view: "room", room: "log", path: [site], query: {} });
}
