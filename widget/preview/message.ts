// What the dashboard and the page of the preview, two windows of one origin, say to each other.

import type { Settings } from "../../worker/contract/wire.ts";

/** From the page: it listens. From the dashboard: the settings to show, as they are being typed. */
export type PreviewMessage = { preview: "ready" } | { preview: "settings"; settings: Settings };

export function isPreviewMessage(data: unknown): data is PreviewMessage {
	return typeof data === "object" && data !== null && "preview" in data;
}
