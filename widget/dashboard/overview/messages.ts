// The overview's `t`; its words come with it.

import { translator } from "../../../worker/contract/translate.ts";
import { overviewWords } from "../../i18n/dashboard/overview.ts";

export const t = translator<keyof typeof overviewWords>("en", overviewWords);
