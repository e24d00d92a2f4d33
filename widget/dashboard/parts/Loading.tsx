// Stands where something will be: it is on its way, or waits until somebody has signed in again.

import { t } from "../messages.ts";
import { useSessionContext } from "../session/use-session.ts";

export function Loading() {
	const { state } = useSessionContext();
	return <p class="hint">{t(state.phase === "expired" ? "session.waits" : "loading")}</p>;
}
