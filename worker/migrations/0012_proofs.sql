-- Proofs of work that were spent: each is good once, until it would have expired anyway.

CREATE TABLE proofs (
	signature TEXT PRIMARY KEY,
	expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX proofs_by_expiry ON proofs (expires_at);
