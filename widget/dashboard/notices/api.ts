// What happened by itself: read with the dashboard, and put away.

import type { Dismissed, NoticesView } from "../../../worker/contract/wire.ts";
import { request } from "../api.ts";

export function listNotices(): Promise<NoticesView> {
	return request("GET", "/notices");
}

export function dismissNotice(id: number): Promise<Dismissed> {
	return request("DELETE", `/notices/${id}`);
}
