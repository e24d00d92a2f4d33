// The `t` of the room of the team, which comes when it is opened.

import { translator } from "../../../worker/contract/translate.ts";
import { roleWords } from "../../i18n/dashboard/roles.ts";
import { teamWords } from "../../i18n/dashboard/team.ts";

export const t = translator("en", { ...teamWords, ...roleWords });
