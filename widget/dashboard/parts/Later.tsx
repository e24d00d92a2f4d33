// What comes when it is wanted. It may fail to come, offline or after a release: then it says so.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../messages.ts";
import { Banner } from "./Banner.tsx";

type Props<Own> = { load: () => Promise<ComponentType<Own>>; props: Own };

export function Later<Own extends object>({ load, props }: Props<Own>) {
	const [View, setView] = useState<ComponentType<Own> | null>(null);
	const [hasFailed, setFailed] = useState(false);

	useEffect(() => {
		load().then(
			(view) => setView(() => view),
			() => setFailed(true),
		);
	}, []);

	if (View) return <View {...props} />;
	if (!hasFailed) return <p class="hint">{t("loading")}</p>;
	return (
		<Banner action={t("reload")} onAction={() => location.reload()}>
			{t("room.failed")}
		</Banner>
	);
}
