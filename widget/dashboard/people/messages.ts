// The room's `t`: its words come with it.

import { translator } from "../../../worker/contract/translate.ts";
import { peopleWords } from "../../i18n/dashboard/people.ts";
import { enTime } from "../../i18n/en-time.ts";

export const t = translator("en", { ...peopleWords, ...enTime });
