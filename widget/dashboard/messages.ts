// The dashboard's `t`. Its messages are lists of their own, so that readers of a page never load them; those of a room that
// is loaded when it is opened come with it.

import { translator } from "../../worker/contract/translate.ts";
import { frameWords } from "../i18n/dashboard/frame.ts";
import { queueWords } from "../i18n/dashboard/queue.ts";
import { siteWords } from "../i18n/dashboard/sites.ts";
import { enTime } from "../i18n/en-time.ts";

const messages = { ...frameWords, ...queueWords, ...siteWords, ...enTime };
export type DashboardKey = keyof typeof messages;

export const t = translator<DashboardKey>("en", messages);

/** Whether a key made from a code of the server has a message here. */
export function isDashboardKey(key: string): key is DashboardKey {
	return Object.hasOwn(messages, key);
}
