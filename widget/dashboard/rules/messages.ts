// The `t` of the room of rules, which brings its own words.

import { translator } from "../../../worker/contract/translate.ts";
import { rulesWords } from "../../i18n/dashboard/rules.ts";

export const t = translator<keyof typeof rulesWords>("en", rulesWords);
