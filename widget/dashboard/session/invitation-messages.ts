// The `t` of the page of an invitation, which comes when one is opened.

import { translator } from "../../../worker/contract/translate.ts";
import { frameWords } from "../../i18n/dashboard/frame.ts";
import { invitationWords } from "../../i18n/dashboard/invitation.ts";
import { roleWords } from "../../i18n/dashboard/roles.ts";

const { product, loading, retry } = frameWords;
export const t = translator("en", { product, loading, retry, ...invitationWords, ...roleWords });
