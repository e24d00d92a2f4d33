// The dashboard's `t`. Its messages are a list of their own, so that readers of a page never load them.

import { translator } from "../../worker/contract/translate.ts";
import { enDashboard } from "../i18n/en-dashboard.ts";
import { enTime } from "../i18n/en-time.ts";

export type DashboardKey = keyof typeof enDashboard | keyof typeof enTime;

export const t = translator<DashboardKey>("en", { ...enDashboard, ...enTime });

/** Whether a key made from a code of the server has a message here. */
export function isDashboardKey(key: string): key is DashboardKey {
	return Object.hasOwn(enDashboard, key);
}
