// Somebody else saved the site first: shows what differs now and lets the owner take it, field by field.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { isDashboardKey, t } from "../messages.ts";
import { draftOf, newerFields, type SiteDraft, type SiteField } from "./site-draft.ts";
import { wordsTyped } from "./words-draft.ts";

type Props = { newest: SiteView; draft: SiteDraft; onTake: (field: SiteField, value: string) => void };

export function NewerValues({ newest, draft, onTake }: Props) {
	const box = useRef<HTMLDivElement>(null);
	const fields = newerFields(draft, newest);
	const values = draftOf(newest);
	useLayoutEffect(() => box.current?.focus(), [newest]);
	return (
		<section class="newer" aria-label={t("problem.changed-meanwhile")} tabIndex={-1} ref={box}>
			<p>{t("conflict.text")}</p>
			<p>{t(fields.length > 0 ? "conflict.then" : "conflict.same")}</p>
			<ul>
				{fields.map((field) => {
					const label = t(`field.${field}`);
					return (
						<li key={field}>
							<p>
								<strong>{label}</strong> {t("conflict.newer", { value: valueText(field, values[field]) })}
							</p>
							<button
								type="button"
								aria-label={t("conflict.takeLabel", { field: label })}
								onClick={() => onTake(field, values[field])}
							>
								{t("conflict.take")}
							</button>
						</li>
					);
				})}
			</ul>
		</section>
	);
}

/** A choice by its label, several lines in one, of words how many they are, everything else as it is. */
function valueText(field: SiteField, value: string): string {
	const n = field === "words" ? Object.keys(wordsTyped(value)).length : 0;
	if (field === "words") return n > 0 ? t("words.changed", { n }) : t("words.unchanged");
	for (const kind of ["mode", "rule", "sort", "flag"]) {
		const key = `${kind}.${value}`;
		if (isDashboardKey(key)) return t(key);
	}
	return value.split("\n").join(", ") || t("conflict.empty");
}
