// A view that comes when it is opened. What it is made of may fail to come, offline or after a release: then it says so.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../messages.ts";
import { type Room, type RoomProps, rooms } from "../rooms.ts";
import type { Route } from "../router.ts";
import { Banner } from "./Banner.tsx";

type Props = { route: Extract<Route, { view: "room" }> };

export function RoomView({ route: { room, path, query } }: Props) {
	const { load }: Room = rooms[room]!;
	const [View, setView] = useState<ComponentType<RoomProps> | null>(null);
	const [hasFailed, setFailed] = useState(false);

	function open(): void {
		setFailed(false);
		load().then(
			(view) => setView(() => view),
			() => setFailed(true),
		);
	}

	useEffect(open, []);

	if (View) return <View path={path} query={query} />;
	if (!hasFailed) return <p class="hint">{t("loading")}</p>;
	return (
		<Banner action={t("reload")} onAction={() => location.reload()}>
			{t("room.failed")}
		</Banner>
	);
}
