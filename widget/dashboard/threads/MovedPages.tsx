// Rules for pages that moved: what their addresses once began with, and now begin with.

import { useEffect, useState } from "preact/hooks";
import type { RedirectPreview } from "../../../worker/contract/wire.ts";
import { Banner } from "../parts/Banner.tsx";
import { Field } from "../parts/Field.tsx";
import { Loading } from "../parts/Loading.tsx";
import { issueText, problemText } from "../parts/problem-text.ts";
import { useOnline } from "../parts/use-online.ts";
import { routeHash } from "../router.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { previewRedirect, readRedirects, saveRedirects } from "./api.ts";
import { t } from "./messages.ts";

type Rule = { from: string; to: string };
type Errors = Record<string, string[]>;

export function MovedPages({ site }: { site: string }) {
	const session = useSessionContext();
	const [version, setVersion] = useState<number | null>(null);
	const [rules, setRules] = useState<Rule[]>([]);
	const [errors, setErrors] = useState<Errors>({});
	const [trouble, setTrouble] = useState<string | null>(null);
	const [isSaved, setSaved] = useState(false);
	const isActive = session.state.phase === "signed-in";
	const canChange = canHere(session, "configure", site);

	async function attempt(work: () => ReturnType<typeof readRedirects>): Promise<boolean> {
		setTrouble(null);
		setErrors({});
		try {
			const answer = await work();
			setVersion(answer.version);
			setRules(answer.redirects);
			return true;
		} catch (error) {
			const { code, issues = [] } = session.failureOf(error);
			setErrors(Object.fromEntries(issues.map((issue) => [issue.pointer, [issueText(issue)]])));
			setTrouble(code === "signed-out" ? null : problemText(code));
			return false;
		}
	}

	const read = () => void attempt(() => readRedirects(site));
	useEffect(() => {
		if (isActive && version === null) read();
	}, [isActive]);
	useOnline(version === null && trouble !== null, read);

	function change(index: number, side: keyof Rule, value: string): void {
		setSaved(false);
		setRules(rules.map((rule, at) => (at === index ? { ...rule, [side]: value } : rule)));
	}

	return (
		<>
			<p class="back">
				<a href={routeHash({ view: "room", room: "threads", path: [site], query: {} })}>{t("doctor.back")}</a>
			</p>
			<p class="hint">{t("moved.hint")}</p>
			{version === null && !trouble && <Loading />}
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					if (version !== null) void attempt(() => saveRedirects(site, { version, redirects: rules })).then(setSaved);
				}}
			>
				<fieldset class="plain" disabled={!canChange || version === null}>
					{rules.map((rule, index) => (
						<RuleFields
							// Rules have no names but their places.
							key={`${index}`}
							site={site}
							rule={rule}
							index={index}
							errors={errors}
							onChange={(side, value) => change(index, side, value)}
							onRemove={() => setRules(rules.filter((_, at) => at !== index))}
						/>
					))}
					{trouble && <Banner>{trouble}</Banner>}
					<div class="acts">
						<button type="button" onClick={() => setRules([...rules, { from: "", to: "" }])}>
							{t("moved.add")}
						</button>
						<button type="submit" class="primary">
							{t("moved.save")}
						</button>
						<p role="status">{isSaved && t("moved.saved")}</p>
					</div>
				</fieldset>
			</form>
		</>
	);
}

type RuleProps = {
	site: string;
	rule: Rule;
	index: number;
	errors: Errors;
	onChange: (side: keyof Rule, value: string) => void;
	onRemove: () => void;
};

function RuleFields({ site, rule, index, errors, onChange, onRemove }: RuleProps) {
	const session = useSessionContext();
	const [preview, setPreview] = useState<RedirectPreview | string | null>(null);

	async function look(): Promise<void> {
		try {
			setPreview(await previewRedirect(site, rule));
		} catch (error) {
			const { code, issues } = session.failureOf(error);
			setPreview(issues?.[0] ? issueText(issues[0]) : problemText(code));
		}
	}

	return (
		<fieldset class="inline-form">
			<legend class="unseen">{t("moved.rule", { n: index + 1 })}</legend>
			<Field
				name={`from-${index}`}
				inputMode="url"
				label={t("moved.from")}
				hint={<code>https://old.example/blog</code>}
				value={rule.from}
				errors={errors[`/redirects/${index}/from`]}
				onInput={(value) => onChange("from", value)}
			/>
			<Field
				name={`to-${index}`}
				inputMode="url"
				label={t("moved.to")}
				hint={<code>https://new.example/notes</code>}
				value={rule.to}
				errors={errors[`/redirects/${index}/to`]}
				onInput={(value) => onChange("to", value)}
			/>
			<div class="acts">
				<button type="button" onClick={() => void look()}>
					{t("moved.preview")}
				</button>
				<button type="button" aria-label={t("moved.removeLabel", { n: index + 1 })} onClick={onRemove}>
					{t("moved.remove")}
				</button>
			</div>
			<div role="status">{preview !== null && <Preview preview={preview} />}</div>
		</fieldset>
	);
}

function Preview({ preview }: { preview: RedirectPreview | string }) {
	if (typeof preview === "string") return <p class="trouble-line">{preview}</p>;
	const { matches, isCut } = preview;
	if (matches.length === 0) return <p class="meta">{t("moved.noMatches")}</p>;
	return (
		<>
			<p class="meta">{t(isCut ? "moved.matchesMore" : "moved.matches", { n: matches.length })}</p>
			<ul class="meta matches">
				{matches.map(({ thread, key, isTaken }) => (
					<li key={thread.id}>
						<code>{key}</code> {isTaken && <span class="mark">{t("moved.taken")}</span>}
					</li>
				))}
			</ul>
		</>
	);
}
