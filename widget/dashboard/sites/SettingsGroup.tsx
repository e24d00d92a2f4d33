// A part of a site's settings under a title of its own, and the ways to each part.

import type { ComponentChildren } from "preact";
import { t } from "../messages.ts";

export const groups = ["waiting", "closing", "form", "thread", "reactions", "limits"] as const;
type Group = (typeof groups)[number];

export function SettingsGroup({ name, hint, children }: { name: Group; hint?: string; children: ComponentChildren }) {
	return (
		<fieldset class="group" id={idOf(name)} tabIndex={-1}>
			<legend>{t(`field.group.${name}`)}</legend>
			{hint && <p class="hint">{hint}</p>}
			{children}
		</fieldset>
	);
}

export function SettingsWays() {
	return (
		<nav class="ways" aria-label={t("site.ways")}>
			{groups.map((name) => (
				<a
					key={name}
					href={`#${idOf(name)}`}
					onClick={(event) => {
						// A jump within the view, which has an address already and needs no second entry in the history.
						event.preventDefault();
						document.getElementById(idOf(name))?.scrollIntoView();
						document.getElementById(idOf(name))?.focus({ preventScroll: true });
					}}
				>
					{t(`site.way.${name}`)}
				</a>
			))}
		</nav>
	);
}

function idOf(group: Group): string {
	return `settings-${group}`;
}
