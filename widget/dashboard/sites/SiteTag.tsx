// What an owner pastes into a page: the tag, and a link for readers without a script.

import type { SiteView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import { CodeToCopy } from "../parts/CodeToCopy.tsx";

export function SiteTag({ site }: { site: SiteView }) {
	const { origin } = location;
	const tag = `<script type="module" src="${origin}/embed.js" data-site="${site.id}"></script>`;
	const thread = `${origin}/v1/sites/${site.id}/thread.html`;
	const link = `<noscript><a href="${thread}?page=ADDRESS">${t("tag.plain.link")}</a></noscript>`;
	return (
		<section class="tag" aria-labelledby="tag-title">
			<h2 id="tag-title">{t("tag.title")}</h2>
			<p class="hint">{t("tag.hint")}</p>
			<CodeToCopy text={tag} label={t("tag.copy")} />
			<p class="hint">{t("tag.plain.hint")}</p>
			<CodeToCopy text={link} label={t("tag.plain.copy")} />
		</section>
	);
}
