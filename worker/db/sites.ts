// Table sites: who may write from where, and by which settings.

import type { SettingChanges, SiteView } from "../contract/wire.ts";
import { settingsOf } from "../domain/settings.ts";
import type { Database } from "./database.ts";

/** More than anybody has been seen to run; all are listed at once. */
const SITES_MAX = 2_000;

type SiteRow = { id: string; name: string; origins: string; settings: string; version: number; created_at: number };
export const SITE_COLUMNS = "id, name, origins, settings, version, created_at";

/** A site with its settings complete. */
export type Site = SiteView;

export function toSite(row: SiteRow): Site {
	return {
		id: row.id,
		name: row.name,
		origins: JSON.parse(row.origins),
		settings: settingsOf(JSON.parse(row.settings)),
		version: row.version,
		createdAt: row.created_at,
	};
}

export function readSiteStatement(db: Database, id: string): D1PreparedStatement {
	return db.prepare(`SELECT ${SITE_COLUMNS} FROM sites WHERE id = ?1`, id);
}
export type { SiteRow };

export async function readSite(db: Database, id: string): Promise<Site | null> {
	const [row] = await db.all<SiteRow>(readSiteStatement(db, id));
	return row ? toSite(row) : null;
}

export async function listSites(db: Database): Promise<Site[]> {
	const rows = await db.all<SiteRow>(
		db.prepare(`SELECT ${SITE_COLUMNS} FROM sites ORDER BY created_at, id LIMIT ${SITES_MAX}`),
	);
	return rows.map(toSite);
}

/** The names of those of these sites there are, by id. */
export async function readSiteNames(db: Database, ids: string[]): Promise<Map<string, string>> {
	const rows = await db.all<{ id: string; name: string }>(
		db.prepare("SELECT id, name FROM sites WHERE id IN (SELECT value FROM json_each(?1))", JSON.stringify(ids)),
	);
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** False where the id is taken. */
export async function insertSite(
	db: Database,
	site: { id: string; name: string; origins: string[]; settings: SettingChanges; now: number },
): Promise<boolean> {
	const changes = await db.run(
		db.prepare(
			"INSERT INTO sites (id, name, origins, settings, created_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
			site.id,
			site.name,
			JSON.stringify(site.origins),
			JSON.stringify(site.settings),
			site.now,
		),
	);
	return changes === 1;
}

/** Changes what is given, the words as a whole; false where the version is no longer the one that was read. */
export async function updateSite(
	db: Database,
	site: { id: string; version: number; name?: string; origins?: string[]; settings?: SettingChanges },
): Promise<boolean> {
	const changes = await db.run(
		db.prepare(
			`UPDATE sites SET version = version + 1, name = coalesce(?3, name), origins = coalesce(?4, origins),
				settings = json_patch(CASE WHEN json_type(?5, '$.words') IS NULL THEN settings ELSE json_remove(settings, '$.words') END, ?5)
			WHERE id = ?1 AND version = ?2`,
			site.id,
			site.version,
			site.name ?? null,
			site.origins ? JSON.stringify(site.origins) : null,
			JSON.stringify(site.settings ?? {}),
		),
	);
	return changes === 1;
}

/** Whether the database answers and has its tables. */
export async function isReachable(db: Database): Promise<boolean> {
	await db.all(db.prepare("SELECT id FROM sites LIMIT 1"));
	return true;
}
