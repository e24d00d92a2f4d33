// The operation behind a list of a site's newest comments: apart from api.ts, because a thread does not ask for it.

import type { RecentView } from "../worker/contract/wire.ts";
import type { Api } from "./api.ts";

export function listRecent(api: Api, limit: string | null): Promise<RecentView> {
	return api(`recent${limit ? `?limit=${encodeURIComponent(limit)}` : ""}`);
}
