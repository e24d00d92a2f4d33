-- What the filter of each site has learned from decisions; domain/filter.ts makes sense of it.

CREATE TABLE filters (
	site_id TEXT PRIMARY KEY REFERENCES sites (id),
	spam INTEGER NOT NULL, -- comments of either kind it has learned from
	ham INTEGER NOT NULL,
	model TEXT NOT NULL, -- base64: features by hash and how often each stood in either
	version INTEGER NOT NULL,
	writer TEXT NOT NULL, -- who wrote this version: of two at once one wins, and knows it
	updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE comments ADD COLUMN learned TEXT CHECK (learned IN ('spam', 'ham')); -- what the filter has learned of it
