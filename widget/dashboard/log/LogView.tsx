// The log: what people did, who, when and why, and the way back.

import { useEffect, useRef, useState } from "preact/hooks";
import type { LogEntry } from "../../../worker/contract/wire.ts";
import { decide, undoAct } from "../api.ts";
import { t as frameText } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { problemText } from "../parts/problem-text.ts";
import type { RoomProps } from "../rooms.ts";
import { routeHash } from "../router.ts";
import { useSessionContext } from "../session/use-session.ts";
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
	const [next, setNext] = useState<string | null>(null);
	const [trouble, setTrouble] = useState<{ of: "notRead" | "notUndone"; code: string } | null>(null);
	const [busy, setBusy] = useState<string | null>(null);
	const asked = useRef("");
	const isActive = session.state.phase === "signed-in";
	const [site] = path;
	const { kind = "", account } = query;
	const address = JSON.stringify([site, kind, account]);
	const hashFor = (changes: Record<string, string>) => {
		const all = Object.entries({ kind, ...(account && { account }), ...changes }).filter(([, value]) => value !== "");
		return routeHash({ view: "room", room: "log", path, query: Object.fromEntries(all) });
	};

	async function read(after: string | null): Promise<void> {
		asked.current = address;
		try {
			const narrowed = { ...(site && { site }), ...(kind && { kind }), ...(account && { account }) };
			const view = await listActs({ ...narrowed, ...(after && { after }) });
			if (asked.current !== address) return;
			setEntries((known) => (after ? [...(known ?? []), ...view.entries] : view.entries));
			setNext(view.next);
			setTrouble(null);
		} catch (error) {
			setTrouble({ of: "notRead", code: session.failureOf(error).code });
		}
	}

	useEffect(() => {
		if (isActive) void read(null);
	}, [isActive, address]);

	/** One on many comments goes back a page at a time, until it is over. */
	async function undo(entry: LogEntry): Promise<void> {
		setBusy(keyOf(entry));
		setTrouble(null);
		try {
			if (entry.act === undefined) await decide(entry.subject, { action: "undo", version: entry.version ?? 1 });
			else while (!(await session.fresh(() => undoAct(entry.act!))).isOver);
			await read(null);
		} catch (error) {
			setTrouble({ of: "notUndone", code: session.failureOf(error).code });
		} finally {
			setBusy(null);
		}
	}

	const person = entries?.find(({ by }) => by?.id === account)?.by?.name ?? account;
	return (
		<section class="log">
			<div class="head">
				<h1>{t("log.title")}</h1>
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
			<p class="hint">{t("log.hint")}</p>
			{account && (
				<p class="hint">
					{t("log.ofPerson", { name: person ?? "" })} · <a href={hashFor({ account: "" })}>{t("log.ofAll")}</a>
				</p>
			)}
			{trouble !== null && trouble.code !== "signed-out" && (
				<Banner {...(trouble.of === "notRead" && { action: frameText("retry"), onAction: () => void read(null) })}>
					{t(`log.${trouble.of}`)} {problemText(trouble.code)}
				</Banner>
			)}
			{entries === null && trouble === null && <p class="hint">{frameText("loading")}</p>}
			{entries?.length === 0 && <p class="hint">{t("log.empty")}</p>}
			<ol aria-label={t("log.title")}>
				{entries?.map((entry) => (
					<LogLine
						key={keyOf(entry)}
						entry={entry}
						personHash={entry.by && hashFor({ account: entry.by.id })}
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
