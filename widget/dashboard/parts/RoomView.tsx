// A view that comes when it is opened.

import { type Room, type RoomProps, rooms } from "../rooms.ts";
import type { Route } from "../router.ts";
import { Later } from "./Later.tsx";

export function RoomView({ route: { room, path, query } }: { route: Extract<Route, { view: "room" }> }) {
	const { load }: Room = rooms[room];
	return <Later<RoomProps> load={load} props={{ path, query }} />;
}
