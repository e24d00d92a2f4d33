// The operations of the log.

import type { ListActs, LogView } from "../../../worker/contract/wire.ts";
import { request } from "../api.ts";

export function listActs(query: ListActs): Promise<LogView> {
	return request("GET", `/acts?${new URLSearchParams(query as Record<string, string>)}`);
}
