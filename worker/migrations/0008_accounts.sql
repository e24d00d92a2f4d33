-- Passkeys, sessions that can be told apart, and people who are invited and leave. What is secret is here as SHA-256 only.

-- A name is the account's for life: what somebody did stays under it after they left.
ALTER TABLE accounts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE accounts ADD COLUMN removed_at INTEGER; -- has no grants, sessions, tokens, links or passkeys any more
CREATE INDEX accounts_by_name ON accounts (name COLLATE NOCASE);
CREATE INDEX accounts_owners ON accounts (id) WHERE role = 'owner';
CREATE INDEX accounts_here ON accounts (created_at, id) WHERE removed_at IS NULL;

ALTER TABLE sessions ADD COLUMN label TEXT NOT NULL DEFAULT ''; -- "Firefox on Linux"
ALTER TABLE sessions ADD COLUMN fresh_at INTEGER NOT NULL DEFAULT 0; -- when its person last proved to be themselves
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sign_in_links_by_account ON sign_in_links (account_id);
CREATE INDEX api_tokens_by_account ON api_tokens (account_id);

CREATE TABLE passkeys (
	id TEXT PRIMARY KEY, -- the credential's, base64url
	account_id TEXT NOT NULL REFERENCES accounts (id),
	name TEXT NOT NULL,
	public_key TEXT NOT NULL, -- COSE, base64url
	counter INTEGER NOT NULL,
	transports TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(transports)),
	created_at INTEGER NOT NULL,
	last_used_at INTEGER,
	suspect_at INTEGER -- when its counter last failed to grow: there may be a copy of it
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_by_account ON passkeys (account_id, created_at);

-- What a passkey is asked to sign, once.
CREATE TABLE challenges (
	challenge_hash TEXT PRIMARY KEY,
	purpose TEXT NOT NULL CHECK (purpose IN ('sign-in', 'verify', 'add')),
	account_id TEXT REFERENCES accounts (id), -- null where nobody is known yet
	expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX challenges_by_account ON challenges (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX challenges_by_expiry ON challenges (expires_at);

CREATE TABLE invites (
	token_hash TEXT PRIMARY KEY,
	label TEXT NOT NULL, -- whom it is for
	grants TEXT NOT NULL CHECK (json_valid(grants)),
	invited_by TEXT NOT NULL REFERENCES accounts (id),
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invites_by_account ON invites (invited_by);
CREATE INDEX invites_by_expiry ON invites (expires_at);
