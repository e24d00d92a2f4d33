// When a site's threads take no comments, as it is being typed: hours of the day in a zone, and a day until which all is
// closed, by the clock of whoever types.

import { isZone } from "../../../worker/contract/settings.ts";
import type { Settings } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";

const fields = ["quietFrom", "quietTo", "quietZone", "closedUntil"] as const;
export type ClosingDraft = Record<(typeof fields)[number], string>;
type ClosingSettings = Pick<Settings, "quiet" | "closedUntil">;

export function closingDraft({ quiet, closedUntil }: ClosingSettings): ClosingDraft {
	return {
		quietFrom: quiet?.from ?? "",
		quietTo: quiet?.to ?? "",
		quietZone: quiet?.zone ?? "",
		closedUntil: closedUntil === null ? "" : localTime(closedUntil),
	};
}

/** Without hours nothing is quiet; without a zone it is the one of whoever types. */
export function closingSettings(draft: ClosingDraft): ClosingSettings {
	const [from, to, zone] = [draft.quietFrom, draft.quietTo, draft.quietZone.trim()];
	return {
		quiet: from && to ? { from, to, zone: zone || ownZone() } : null,
		closedUntil: draft.closedUntil ? new Date(draft.closedUntil).getTime() : null,
	};
}

export function closingErrors(draft: ClosingDraft): Partial<Record<keyof ClosingDraft, string[]>> {
	const { quietFrom, quietTo, quietZone, closedUntil } = draft;
	const isHalf = (quietFrom === "") !== (quietTo === "");
	return {
		...(isHalf && { [quietFrom === "" ? "quietFrom" : "quietTo"]: [t("issue.required")] }),
		...(quietZone.trim() !== "" && !isZone(quietZone.trim()) && { quietZone: [t("issue.zone")] }),
		...(closedUntil !== "" && Number.isNaN(new Date(closedUntil).getTime()) && { closedUntil: [t("issue.not-valid")] }),
	};
}

/** The field of an issue that points into the setting `quiet`. */
export function quietField(part: string): keyof ClosingDraft {
	return part === "zone" ? "quietZone" : part === "to" ? "quietTo" : "quietFrom";
}

export function ownZone(): string {
	return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** As a box for a date and a time has it. */
function localTime(time: number): string {
	const offset = new Date(time).getTimezoneOffset() * 60_000;
	return new Date(time - offset).toISOString().slice(0, 16);
}
