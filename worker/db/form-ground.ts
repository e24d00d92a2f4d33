// What a form needs to know of its site, in one round trip.

import { defaultSettings } from "../contract/settings.ts";
import type { Settings } from "../contract/wire.ts";
import { settingsOf } from "../domain/settings.ts";
import type { Database } from "./database.ts";
import { readFloodStatement } from "./notices.ts";

/** A site's settings, and whether it is in a flood. Of a site there is not, what a new one starts with. */
export async function readFormGround(
	db: Database,
	ask: { siteId: string; now: number },
): Promise<{ settings: Settings; isFlooded: boolean }> {
	const { rows } = await db.batch<[{ settings: string }[], unknown[]]>([
		db.prepare("SELECT settings FROM sites WHERE id = ?1", ask.siteId),
		readFloodStatement(db, ask),
	]);
	const [[site], flood] = rows;
	return { settings: site ? settingsOf(JSON.parse(site.settings)) : defaultSettings, isFlooded: flood.length > 0 };
}
