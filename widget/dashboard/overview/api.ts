// The overview's way to the API.

import type { OverviewView, ReadOverview } from "../../../worker/contract/wire.ts";
import { request } from "../api.ts";

export function readOverview(query: ReadOverview): Promise<OverviewView> {
	return request("GET", `/overview?${new URLSearchParams(query as Record<string, string>)}`);
}
