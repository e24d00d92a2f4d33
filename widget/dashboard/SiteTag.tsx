// The one line an owner pastes into a page.

import { useRef, useState } from "preact/hooks";
import type { SiteView } from "../../worker/contract/wire.ts";
import { t } from "./messages.ts";

export function SiteTag({ site }: { site: SiteView }) {
	const code = useRef<HTMLElement>(null);
	const [outcome, setOutcome] = useState<"copied" | "select" | null>(null);
	const tag = `<script type="module" src="${location.origin}/embed.js" data-site="${site.id}"></script>`;

	async function copy(): Promise<void> {
		try {
			await navigator.clipboard.writeText(tag);
			setOutcome("copied");
		} catch {
			// No permission, or no clipboard on a plain http address: the person copies what is selected for them.
			if (code.current) getSelection()?.selectAllChildren(code.current);
			setOutcome("select");
		}
	}

	return (
		<section class="tag" aria-labelledby="tag-title">
			<h2 id="tag-title">{t("tag.title")}</h2>
			<p class="hint">{t("tag.hint")}</p>
			<pre>
				<code ref={code}>{tag}</code>
			</pre>
			<div class="submit">
				<button type="button" onClick={copy}>
					{t("tag.copy")}
				</button>
				<p role="status">{outcome && t(`tag.${outcome}`)}</p>
			</div>
		</section>
	);
}
