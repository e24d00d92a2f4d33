// What comes when it is wanted. It may fail to come, offline or after a release: it is asked for again when told to and when
// the network comes back, and only where that fails too is the page to be reloaded.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../messages.ts";
import { Banner } from "./Banner.tsx";
import { useOnline } from "./use-online.ts";

type Props<Own> = { load: () => Promise<ComponentType<Own>>; props: Own };

export function Later<Own extends object>({ load, props }: Props<Own>) {
	const [View, setView] = useState<ComponentType<Own> | null>(null);
	const [phase, setPhase] = useState<"loading" | "failed" | "gone">("loading");

	async function ask(): Promise<void> {
		const isAgain = phase !== "loading";
		const wasOnline = navigator.onLine;
		setPhase("loading");
		try {
			const view = await load();
			setView(() => view);
		} catch {
			setPhase(isAgain && wasOnline ? "gone" : "failed");
		}
	}

	useEffect(() => void ask(), []);
	useOnline(phase === "failed", ask);

	if (View) return <View {...props} />;
	if (phase === "loading") return <p class="hint">{t("loading")}</p>;
	const [action, onAction] =
		phase === "failed" ? (["retry", ask] as const) : (["reload", () => location.reload()] as const);
	return (
		<Banner action={t(action)} onAction={onAction}>
			{t("room.failed")}
		</Banner>
	);
}
