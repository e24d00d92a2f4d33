// The views beside the queue and the sites: each is a room with an address of its own, and comes when it is opened. The
// order is that of the navigation.

import type { ComponentType } from "preact";
import type { Ability } from "../../worker/contract/roles.ts";
import type { DashboardKey } from "./messages.ts";
import type { Query } from "./router.ts";

export type RoomProps = { path: string[]; query: Query };

export type Room = {
	title: DashboardKey;
	/** What one must be able to do, somewhere, to find it in the navigation; null where being signed in is enough. */
	needs: Ability | null;
	load: () => Promise<ComponentType<RoomProps>>;
};

export const rooms = {
	overview: {
		title: "nav.overview",
		needs: "read",
		load: () => import("./overview/OverviewView.tsx").then(({ OverviewView }) => OverviewView),
	},
	rules: {
		title: "nav.rules",
		needs: "read",
		load: () => import("./rules/RulesView.tsx").then(({ RulesView }) => RulesView),
	},
	threads: {
		title: "nav.threads",
		needs: "read",
		load: async () => (await import("./threads/ThreadsRoom.tsx")).ThreadsRoom,
	},
	people: {
		title: "nav.people",
		needs: "read",
		load: async () => (await import("./people/PeopleRoom.tsx")).PeopleRoom,
	},
	log: {
		title: "nav.log",
		needs: "moderate",
		load: () => import("./log/LogView.tsx").then(({ LogView }) => LogView),
	},
	team: {
		title: "nav.team",
		needs: "configure",
		load: () => import("./team/TeamView.tsx").then(({ TeamView }) => TeamView),
	},
	you: { title: "nav.you", needs: null, load: () => import("./you/YouView.tsx").then(({ YouView }) => YouView) },
} as const satisfies Record<string, Room>;

export type RoomName = keyof typeof rooms;
export const roomNames = Object.keys(rooms) as RoomName[];

export function isRoom(name: string): name is RoomName {
	return Object.hasOwn(rooms, name);
}
