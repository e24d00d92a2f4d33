// Table proofs: proofs of work that were spent.

import type { Database } from "./database.ts";

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
