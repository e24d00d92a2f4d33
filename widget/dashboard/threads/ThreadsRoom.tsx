// The threads of a site: the list, the doctor of pages that have two, and the rules for pages that moved.

import { SiteRoom } from "../parts/SiteRoom.tsx";
import type { RoomProps } from "../rooms.ts";
import { Doctor } from "./Doctor.tsx";
import { MovedPages } from "./MovedPages.tsx";
import { t } from "./messages.ts";
import { ThreadList } from "./ThreadList.tsx";

const titles = { doctor: "doctor.title", moved: "moved.title" } as const;

export function ThreadsRoom({ path: [site, part], query }: RoomProps) {
	const title = part === "doctor" || part === "moved" ? titles[part] : "threads.title";
	return (
		<SiteRoom room="threads" title={t(title)} site={site}>
			{({ id }) => {
				if (part === "doctor") return <Doctor key={id} site={id} />;
				if (part === "moved") return <MovedPages key={id} site={id} />;
				return <ThreadList site={id} query={query} />;
			}}
		</SiteRoom>
	);
}
