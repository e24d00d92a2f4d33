// The people of a site: the list, and one of them.

import { SiteRoom } from "../parts/SiteRoom.tsx";
import type { RoomProps } from "../rooms.ts";
import { t } from "./messages.ts";
import { PeopleList } from "./PeopleList.tsx";
import { PersonPage } from "./PersonPage.tsx";

export function PeopleRoom({ path: [site, person], query }: RoomProps) {
	return (
		<SiteRoom room="people" title={person === undefined ? t("people.title") : null} site={site}>
			{({ id }) =>
				person === undefined ? (
					<PeopleList site={id} query={query} />
				) : (
					<PersonPage key={person} site={id} id={person} query={query} />
				)
			}
		</SiteRoom>
	);
}
