// A view that comes when it is opened, to those whose role opens it.

import { t } from "../messages.ts";
import { type Room, type RoomProps, rooms } from "../rooms.ts";
import type { Route } from "../router.ts";
import { canHere, useSessionContext } from "../session/use-session.ts";
import { Later } from "./Later.tsx";
import { NotYours } from "./NotYours.tsx";

export function RoomView({ route: { room, path, query } }: { route: Extract<Route, { view: "room" }> }) {
	const session = useSessionContext();
	const { load, needs, title }: Room = rooms[room];
	if (!canHere(session, needs)) return <NotYours title={t(title)} />;
	return <Later<RoomProps> load={load} props={{ path, query }} />;
}
