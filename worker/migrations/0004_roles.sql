-- Who may do what, site by site. An owner (accounts.role) may do everything everywhere and has no rows here.

CREATE TABLE grants (
	id INTEGER PRIMARY KEY,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	site_id TEXT REFERENCES sites (id), -- null: every site, those to come included
	role TEXT NOT NULL CHECK (role IN ('admin', 'moderator', 'reader')),
	created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX grants_by_account ON grants (account_id, ifnull(site_id, ''));
CREATE INDEX grants_by_site ON grants (site_id);
INSERT INTO grants (account_id, role, created_at) SELECT id, 'moderator', created_at FROM accounts WHERE role = 'moderator';
