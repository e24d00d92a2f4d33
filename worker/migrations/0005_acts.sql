-- What people did beside deciding on a comment, append-only: the log, and what an undoing rests on.

CREATE TABLE acts (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL, -- worker/contract/acts.ts
	account_id TEXT REFERENCES accounts (id), -- null: the installation itself did it
	site_id TEXT REFERENCES sites (id), -- null: it concerns the whole installation
	subject TEXT NOT NULL, -- the id of what it was done to
	label TEXT NOT NULL DEFAULT '', -- what a person calls that, as it was then
	why TEXT,
	before TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(before)), -- what it changed, as it was, and as it is since
	after TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(after)),
	undoes INTEGER UNIQUE REFERENCES acts (id),
	created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX acts_by_site ON acts (site_id, id);
CREATE INDEX acts_by_account ON acts (account_id, id);
CREATE INDEX acts_by_subject ON acts (subject, id);
