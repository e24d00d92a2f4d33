// Tells an owner whether a page of theirs shows this site's comments and, where not, what is in the way.

import { useState } from "preact/hooks";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import { Field } from "../parts/Field.tsx";
import { problemText } from "../parts/problem-text.ts";
import { type PageCheckState, usePageCheck } from "./use-page-check.ts";

export function PageCheck({ site }: { site: SiteView }) {
	const [address, setAddress] = useState("");
	const { state, start } = usePageCheck(site);
	return (
		<section class="page-check" aria-labelledby="check-title">
			<h2 id="check-title">{t("check.title")}</h2>
			<p class="hint">{t("check.hint")}</p>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					start(address);
				}}
			>
				<Field
					name="check"
					label={t("check.address")}
					inputMode="url"
					value={address}
					errors={state.outcome === "notAddress" ? [t("check.notAddress")] : []}
					onInput={setAddress}
				/>
				<button type="submit">{t("check.button")}</button>
			</form>
			<div role="status" class={`result ${state.outcome}`}>
				{resultText(state, site)}
				{state.outcome === "silent" && (
					<ul>
						<li>{t("check.cause.tag")}</li>
						<li>{t("check.cause.csp", { origin: location.origin })}</li>
						<li>{t("check.cause.coop")}</li>
					</ul>
				)}
			</div>
		</section>
	);
}

function resultText(state: PageCheckState, site: SiteView): string | null {
	switch (state.outcome) {
		case "idle":
		case "notAddress":
			return null;
		case "waiting":
		case "blocked":
		case "silent":
			return t(`check.${state.outcome}`);
		case "shown":
			return t("check.shown", { site: site.name });
		case "read-only":
			return t("check.read-only", { site: site.name, origin: state.origin });
		case "other-site":
			return t("check.other-site", { site: state.site, id: site.id });
		case "led-elsewhere":
			return t("check.led-elsewhere", { origin: state.origin });
		case "failed":
			return t("check.failed", { why: problemText(state.code) });
	}
}
