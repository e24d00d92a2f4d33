// What a moderator made of an author, where they made anything of them.

import type { PersonItem } from "../../../worker/contract/wire.ts";
import { exactTime } from "../../ui/exact-time.ts";
import { t } from "./standing-messages.ts";

export type Standing = Pick<PersonItem, "standing" | "standingUntil" | "isShadowed" | "addressUntil">;

export function StandingMark({ standing, standingUntil, addressUntil }: Standing) {
	if (standing === null) return null;
	return (
		<p class="meta">
			<span class="mark">{t(`standing.${standing}`)}</span>{" "}
			{standingUntil !== null && (
				<>
					{t("standing.until")} {exactTime("en", standingUntil)}
				</>
			)}
			{addressUntil !== null && (
				<>
					{" · "}
					{t("standing.addressUntil")} {exactTime("en", addressUntil)}
				</>
			)}
		</p>
	);
}
