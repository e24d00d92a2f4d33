// A view that somebody's role does not open. The navigation does not lead here; an address may.

import { t } from "../messages.ts";

export function NotYours({ title }: { title: string }) {
	return (
		<section>
			<h1>{title}</h1>
			<p class="hint">{t("room.notYours")}</p>
		</section>
	);
}
