// Who wrote a comment: since when, what became of the others, and what may become of them, and a way to take all away together.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CommentDetail } from "../../../../worker/contract/wire.ts";
import { markup } from "../../../ui/markup.tsx";
import { t } from "../../messages.ts";
import { StandingForm } from "../../parts/StandingForm.tsx";
import { StandingMark } from "../../parts/StandingMark.tsx";
import { When } from "../../parts/When.tsx";
import { because, WhyField } from "../../parts/WhyField.tsx";
import { queueHash } from "../queue-query.ts";
import type { Bulk } from "../use-bulk.ts";

const ORDER = ["visible", "pending", "spam", "removed", "deleted"] as const;

type Props = {
	detail: CommentDetail;
	/** Null where this person may not moderate. */
	bulk: Bulk | null;
	/** How often they were to be judged; null while they are not. */
	judging: number | null;
	onJudge: (isAsked: boolean) => void;
	onChanged: () => Promise<void>;
};

export function AuthorPart({ detail, bulk, judging, onJudge, onChanged }: Props) {
	const { author, item } = detail;
	const [isAsking, setAsking] = useState(false);
	const judge = useRef<HTMLButtonElement>(null);
	const [why, setWhy] = useState("");

	// The form opens below: asked for by a key, it is next.
	useLayoutEffect(() => {
		if (judging !== null) judge.current?.focus();
	}, [judging]);

	const filter = { author: author.id, status: "any" } as const;
	const all = queueHash(item.site.id, filter);
	return (
		<section class="author-part">
			<h3>
				<bdi>{author.name}</bdi>
			</h3>
			<StandingMark {...author} />
			<p class="meta">
				{t("author.since")} <When at={author.firstSeen} />
				{ORDER.map((status) => {
					const n = author.counts[status] ?? 0;
					return n > 0 && <span key={status}> · {t("filter.counted", { what: t(`status.${status}`), n })}</span>;
				})}
			</p>
			<ul class="recent">
				{author.recent.slice(0, 5).map((one) => (
					<li key={one.id}>
						<p class="whose">
							<When at={one.createdAt} /> · {t(`status.${one.status}`)} · <bdi>{one.page.title || one.page.key}</bdi>
						</p>
						<div class="body" dir="auto">
							{markup(one.body)}
						</div>
					</li>
				))}
			</ul>
			<div class="row">
				<a href={all}>{t("author.all")}</a>
				{bulk && (
					<button
						ref={judge}
						type="button"
						data-key="t"
						aria-keyshortcuts="t"
						aria-expanded={judging !== null}
						onClick={() => onJudge(judging === null)}
					>
						{t("author.standing")}
					</button>
				)}
				{bulk && bulk.job === null && !isAsking && (
					<button type="button" class="quiet bad" onClick={() => setAsking(true)}>
						{t("author.removeAll")}
					</button>
				)}
			</div>
			{bulk && judging !== null && (
				<StandingForm site={item.site.id} person={author} onSaved={() => void onChanged()} />
			)}
			{bulk && isAsking && (
				<fieldset class="row" aria-label={t("author.removeAll")}>
					<p>{t("author.removeAllSure")}</p>
					<WhyField value={why} onInput={setWhy} />
					<button
						type="button"
						onClick={() => {
							setAsking(false);
							const what = { by: "filter", filter: { ...filter, site: item.site.id } } as const;
							bulk.start({ action: "remove", total: null, what, ...because(why) });
						}}
					>
						{t("author.removeAllYes")}
					</button>
					<button type="button" class="quiet" onClick={() => setAsking(false)}>
						{t("tools.cancel")}
					</button>
				</fieldset>
			)}
		</section>
	);
}
