// The installation's sites, read when a view that shows them opens.

import { useEffect, useState } from "preact/hooks";
import type { SiteView } from "../../../worker/contract/wire.ts";
import { listSites } from "../api.ts";
import { useOnline } from "../parts/use-online.ts";
import { useSessionContext } from "../session/use-session.ts";

export type Sites = { sites: SiteView[] | null; trouble: string | null; read: () => void };

export function useSites(): Sites {
	const session = useSessionContext();
	const [sites, setSites] = useState<SiteView[] | null>(null);
	const [trouble, setTrouble] = useState<string | null>(null);
	const isActive = session.state.phase === "signed-in";

	async function read(): Promise<void> {
		setTrouble(null);
		try {
			setSites((await listSites()).sites);
		} catch (error) {
			setTrouble(session.troubleOf(error));
		}
	}

	// Once a session that ended is there again, what could not be read is read.
	useEffect(() => {
		if (isActive && sites === null) void read();
	}, [isActive]);

	useOnline(trouble === "offline", read);

	return { sites, trouble, read };
}
