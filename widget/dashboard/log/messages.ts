// The words of the log, which come with it.

import { translator } from "../../../worker/contract/translate.ts";
import { logWords } from "../../i18n/dashboard/log.ts";
import { enTime } from "../../i18n/en-time.ts";

const messages = { ...logWords, ...enTime };
export type LogKey = keyof typeof messages;

export const t = translator<LogKey>("en", messages);

/** Whether a key made from a code of the server has a message here. */
export function isLogKey(key: string): key is LogKey {
	return Object.hasOwn(messages, key);
}
