// The room of rules: a site's rules in the order they are read, and the form to write one.

import { useState } from "preact/hooks";
import type { RuleView } from "../../../worker/contract/wire.ts";
import { t as frame } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { Loading } from "../parts/Loading.tsx";
import { problemText } from "../parts/problem-text.ts";
import { SiteRoom } from "../parts/SiteRoom.tsx";
import { useOpener } from "../parts/use-opener.ts";
import type { RoomProps } from "../rooms.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { readKeptRule } from "./kept-rule.ts";
import { t } from "./messages.ts";
import { RuleForm } from "./RuleForm.tsx";
import { RuleList } from "./RuleList.tsx";
import { useRules } from "./use-rules.ts";

export function RulesView({ path: [site] }: RoomProps) {
	return (
		<SiteRoom room="rules" title={frame("nav.rules")} site={site}>
			{({ id }) => (
				<>
					<p class="hint">{t("rules.hint")}</p>
					<SiteRules key={id} site={id} />
				</>
			)}
		</SiteRoom>
	);
}

function SiteRules({ site }: { site: string }) {
	const session = useSessionContext();
	const list = useRules(site);
	const { rules, trouble, said, gone } = list;
	/** The rule being changed, or a new one. */
	const [open, setOpen] = useState<RuleView | "new" | null>(() => (readKeptRule({ site, rule: null }) ? "new" : null));
	const opener = useOpener(open !== null);
	const canChange = canHere(session, "configure", site);

	function show(what: RuleView | "new", button: HTMLButtonElement): void {
		opener.current = button;
		setOpen(what);
	}

	if (!rules && !trouble) return <Loading />;
	return (
		<>
			<div class="done" role="status">
				{said && <p>{said}</p>}
				{said && gone && (
					<button type="button" onClick={list.bringBack}>
						{t("rules.undo")}
					</button>
				)}
			</div>
			{trouble && (
				<Banner action={frame("retry")} onAction={list.read}>
					{!rules && t("rules.notRead")} {problemText(trouble)}
				</Banner>
			)}
			{rules?.length === 0 && !open && (
				<div class="empty">
					<h2>{t("rules.none")}</h2>
					<p>{t("rules.noneMore")}</p>
				</div>
			)}
			{rules && (
				<RuleList rules={rules} canChange={canChange} onEdit={show} onMove={list.move} onRemove={list.remove} />
			)}
			{!canChange && <p class="hint">{t("rules.onlyAdmins")}</p>}
			{rules && canChange && (
				<button
					ref={opener}
					type="button"
					class="primary"
					hidden={open !== null}
					onClick={({ currentTarget }) => show("new", currentTarget)}
				>
					{t("rules.new")}
				</button>
			)}
			{open && (
				<RuleForm
					key={open === "new" ? "new" : open.id}
					site={site}
					rule={open === "new" ? null : open}
					onKeep={(draft) => list.keep(draft, open === "new" ? null : open)}
					onClose={() => setOpen(null)}
				/>
			)}
		</>
	);
}
