// The words of an author's standing, which the queue and the people room share.

import { translator } from "../../../worker/contract/translate.ts";
import { standingWords } from "../../i18n/dashboard/standing.ts";

export const t = translator("en", standingWords);
