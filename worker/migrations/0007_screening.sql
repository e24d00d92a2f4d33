-- What screening rests on: what a thread and an author are held to, bans, the owner's rules, and what owners are told of.

ALTER TABLE threads ADD COLUMN mode TEXT; -- null: the site's

-- The verdict is spam where this is 1: `verdict` then says hold, since its CHECK knows no other.
ALTER TABLE comments ADD COLUMN is_found_spam INTEGER NOT NULL DEFAULT 0;
CREATE INDEX comments_by_site ON comments (site_id, id);

ALTER TABLE authors ADD COLUMN standing TEXT CHECK (standing IN ('trusted', 'watched', 'banned')); -- null: like anybody
ALTER TABLE authors ADD COLUMN standing_until INTEGER; -- null: for good
ALTER TABLE authors ADD COLUMN is_shadowed INTEGER NOT NULL DEFAULT 0; -- banned, and not to know it
-- From where they last wrote, as a keyed hash, so that it can be banned with them; forgotten after 30 days.
ALTER TABLE authors ADD COLUMN address_hash TEXT;
ALTER TABLE authors ADD COLUMN address_seen_at INTEGER;
CREATE INDEX authors_by_address_age ON authors (address_seen_at) WHERE address_hash IS NOT NULL;

-- Addresses that may not write on a site, by keyed hash (R-IP-4). Many may share one, so each ban ends.
CREATE TABLE bans (
	site_id TEXT NOT NULL REFERENCES sites (id),
	address_hash TEXT NOT NULL,
	author_id TEXT NOT NULL REFERENCES authors (id), -- with whom it was banned
	is_shadowed INTEGER NOT NULL DEFAULT 0,
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	PRIMARY KEY (site_id, address_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX bans_by_author ON bans (author_id);
CREATE INDEX bans_by_expiry ON bans (expires_at);

-- An owner's rules, read in their order with every comment: worker/contract/rules.ts.
CREATE TABLE rules (
	id TEXT PRIMARY KEY,
	site_id TEXT NOT NULL REFERENCES sites (id),
	place INTEGER NOT NULL,
	kind TEXT NOT NULL,
	terms TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(terms)),
	figure INTEGER,
	outcome TEXT NOT NULL,
	message TEXT,
	label TEXT NOT NULL DEFAULT '',
	version INTEGER NOT NULL DEFAULT 1,
	created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX rules_by_site ON rules (site_id, place, id);

-- What happened by itself and somebody should know of; each is told once.
CREATE TABLE notices (
	id INTEGER PRIMARY KEY,
	site_id TEXT NOT NULL REFERENCES sites (id),
	kind TEXT NOT NULL CHECK (kind IN ('flood')),
	since INTEGER NOT NULL,
	until INTEGER NOT NULL, -- when it ends, unless it goes on
	dismissed_at INTEGER,
	dismissed_by TEXT REFERENCES accounts (id)
) STRICT;
CREATE INDEX notices_by_site ON notices (site_id, kind, until);
CREATE INDEX notices_open ON notices (site_id, id) WHERE dismissed_at IS NULL;
