// Table proofs: proofs of work that were spent.

import type { Settings } from "../contract/wire.ts";
import { settingsOf } from "../domain/settings.ts";
import type { Database } from "./database.ts";
import { readFloodStatement } from "./notices.ts";

/** When a site wants proofs, and whether it is in a flood. A site there is not wants none. */
export async function readProofGround(
	db: Database,
	ask: { siteId: string; now: number },
): Promise<{ proof: Settings["proof"]; isFlooded: boolean }> {
	const { rows } = await db.batch<[{ settings: string }[], unknown[]]>([
		db.prepare("SELECT settings FROM sites WHERE id = ?1", ask.siteId),
		readFloodStatement(db, ask),
	]);
	const [[site], flood] = rows;
	return { proof: site ? settingsOf(JSON.parse(site.settings)).proof : "never", isFlooded: flood.length > 0 };
}

/** To stand in the batch of what was proved for: a proof that was spent before fails it as a whole. */
export function spendProofStatement(
	db: Database,
	proof: { signature: string; expiresAt: number },
): D1PreparedStatement {
	return db.prepare("INSERT INTO proofs (signature, expires_at) VALUES (?1, ?2)", proof.signature, proof.expiresAt);
}

/** Whether a batch failed because its proof was spent before. */
export function isProofSpent(error: unknown): boolean {
	return String(error).includes("UNIQUE constraint failed: proofs.signature");
}
