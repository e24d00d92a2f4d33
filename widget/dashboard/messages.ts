// The dashboard's `t`. Its messages are lists of their own, so that readers of a page never load them; those of a room that
// is loaded when it is opened come with it.

import { translator } from "../../worker/contract/translate.ts";
import { enDashboard } from "../i18n/en-dashboard.ts";
import { enQueue } from "../i18n/en-queue.ts";
import { enSites } from "../i18n/en-sites.ts";
import { enTime } from "../i18n/en-time.ts";

const messages = { ...enDashboard, ...enQueue, ...enSites, ...enTime };
export type DashboardKey = keyof typeof messages;

export const t = translator<DashboardKey>("en", messages);

/** Whether a key made from a code of the server has a message here. */
export function isDashboardKey(key: string): key is DashboardKey {
	return Object.hasOwn(messages, key);
}
