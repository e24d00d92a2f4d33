-- Times are milliseconds since 1970 UTC, booleans 0/1, ids of comments ULIDs. Nothing here is edited after a release.

CREATE TABLE sites (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	origins TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(origins)),
	settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)), -- only what differs from the defaults
	version INTEGER NOT NULL DEFAULT 1,
	created_at INTEGER NOT NULL
) STRICT;

-- A thread is made by the first write on a page, never by a read (R-TH-2).
CREATE TABLE threads (
	id INTEGER PRIMARY KEY,
	site_id TEXT NOT NULL REFERENCES sites (id),
	page_key TEXT NOT NULL,
	title TEXT NOT NULL DEFAULT '',
	url TEXT,
	is_closed INTEGER NOT NULL DEFAULT 0,
	comment_count INTEGER NOT NULL DEFAULT 0, -- visible ones; kept by the triggers below
	created_at INTEGER NOT NULL,
	UNIQUE (site_id, page_key)
) STRICT;

CREATE TABLE authors (
	id TEXT PRIMARY KEY,
	site_id TEXT NOT NULL REFERENCES sites (id),
	name TEXT NOT NULL,
	website TEXT,
	email_sealed TEXT, -- AES-GCM under a key of the Worker: a dump of this table is no mailing list (R-PR-3)
	avatar INTEGER NOT NULL,
	visible_count INTEGER NOT NULL DEFAULT 0, -- kept by the triggers below; trust rests on it (R-SP-4)
	created_at INTEGER NOT NULL
) STRICT;

-- A visitor's bearer tokens, as SHA-256: what is stored here opens nothing (R-SES-1).
CREATE TABLE viewer_tokens (
	token_hash TEXT PRIMARY KEY,
	site_id TEXT NOT NULL REFERENCES sites (id),
	author_id TEXT NOT NULL REFERENCES authors (id),
	created_at INTEGER NOT NULL,
	last_used_at INTEGER NOT NULL, -- to the day
	expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX viewer_tokens_by_author ON viewer_tokens (author_id);
CREATE INDEX viewer_tokens_by_expiry ON viewer_tokens (expires_at);

CREATE TABLE comments (
	id TEXT PRIMARY KEY,
	site_id TEXT NOT NULL REFERENCES sites (id),
	thread_id INTEGER NOT NULL REFERENCES threads (id),
	parent_id TEXT REFERENCES comments (id),
	root_id TEXT REFERENCES comments (id), -- the top-level comment above it; null for one
	ancestors TEXT NOT NULL DEFAULT '[]', -- ids from the root to the parent, so that counters reach them all
	reply_to TEXT, -- whom it answers, where the depth limit attached it higher up
	author_id TEXT NOT NULL REFERENCES authors (id),
	author_name TEXT NOT NULL, -- as it was when written: a page view joins nothing
	author_website TEXT,
	author_avatar INTEGER NOT NULL,
	is_owner INTEGER NOT NULL DEFAULT 0,
	text TEXT NOT NULL,
	body TEXT NOT NULL,
	markup_version INTEGER NOT NULL,
	status TEXT NOT NULL CHECK (status IN ('visible', 'pending', 'spam', 'removed', 'deleted')),
	version INTEGER NOT NULL DEFAULT 1,
	verdict TEXT NOT NULL CHECK (verdict IN ('publish', 'hold')),
	reasons TEXT NOT NULL DEFAULT '[]',
	reply_count INTEGER NOT NULL DEFAULT 0, -- visible ones at any depth below; kept by the triggers
	is_listed INTEGER GENERATED ALWAYS AS (status = 'visible' OR reply_count > 0) VIRTUAL,
	client_id TEXT, -- the writer's own id of this write (R-ID-1)
	request_hash TEXT, -- of what was written under it
	words_hash TEXT, -- of the words alone, where they are many enough to be told apart from a mere "thank you"
	twin_hash TEXT, -- of parent, name and words: the same person saying it twice, null once deleted
	created_at INTEGER NOT NULL,
	edited_at INTEGER,
	held_at INTEGER -- when it last began to wait
) STRICT;
CREATE INDEX comments_by_thread ON comments (thread_id, id) WHERE parent_id IS NULL AND is_listed = 1;
CREATE INDEX comments_by_root ON comments (root_id, id) WHERE is_listed = 1;
CREATE INDEX comments_by_author ON comments (author_id, thread_id, id);
CREATE INDEX comments_by_words ON comments (site_id, words_hash, id);
CREATE UNIQUE INDEX comments_by_client ON comments (site_id, client_id) WHERE client_id IS NOT NULL;
CREATE UNIQUE INDEX comments_by_twin ON comments (thread_id, twin_hash) WHERE twin_hash IS NOT NULL;
CREATE INDEX comments_queued ON comments (held_at, id) WHERE status = 'pending';
CREATE INDEX comments_queued_by_site ON comments (site_id, held_at, id) WHERE status = 'pending';

-- The counters follow the status whoever changes it, so a transition that loses its race moves nothing.
CREATE TRIGGER comment_appears AFTER INSERT ON comments WHEN NEW.status = 'visible' BEGIN
	UPDATE threads SET comment_count = comment_count + 1 WHERE id = NEW.thread_id;
	UPDATE authors SET visible_count = visible_count + 1 WHERE id = NEW.author_id;
	UPDATE comments SET reply_count = reply_count + 1 WHERE id IN (SELECT value FROM json_each(NEW.ancestors));
END;
CREATE TRIGGER comment_changes_status AFTER UPDATE OF status ON comments
WHEN (OLD.status = 'visible') <> (NEW.status = 'visible') BEGIN
	UPDATE threads SET comment_count = comment_count + iif(NEW.status = 'visible', 1, -1) WHERE id = NEW.thread_id;
	UPDATE authors SET visible_count = visible_count + iif(NEW.status = 'visible', 1, -1) WHERE id = NEW.author_id;
	UPDATE comments SET reply_count = reply_count + iif(NEW.status = 'visible', 1, -1)
	WHERE id IN (SELECT value FROM json_each(NEW.ancestors));
END;

-- Who runs this installation.
CREATE TABLE accounts (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	role TEXT NOT NULL CHECK (role IN ('owner', 'moderator')),
	created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sign_in_links (
	token_hash TEXT PRIMARY KEY,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
	token_hash TEXT PRIMARY KEY,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	created_at INTEGER NOT NULL,
	last_used_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE api_tokens (
	token_hash TEXT PRIMARY KEY,
	prefix TEXT NOT NULL,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	name TEXT NOT NULL,
	scopes TEXT NOT NULL CHECK (json_valid(scopes)),
	created_at INTEGER NOT NULL,
	last_used_at INTEGER,
	expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What people decided, append-only. A comment takes one decision per version, so of two moderators one wins.
CREATE TABLE decisions (
	id INTEGER PRIMARY KEY,
	comment_id TEXT NOT NULL REFERENCES comments (id),
	version INTEGER NOT NULL, -- of the comment it was made on
	account_id TEXT NOT NULL REFERENCES accounts (id),
	action TEXT NOT NULL CHECK (action IN ('approve', 'spam', 'remove', 'undo')),
	from_status TEXT NOT NULL,
	to_status TEXT NOT NULL,
	undoes INTEGER REFERENCES decisions (id),
	created_at INTEGER NOT NULL,
	UNIQUE (comment_id, version)
) STRICT;

-- Exact ceilings: how often something happened in one window. The key holds a keyed hash that changes weekly, never an
-- address. One too many violates the CHECK, and with it the whole batch of the write that was one too many.
CREATE TABLE rate_counters (
	key TEXT NOT NULL,
	window_start INTEGER NOT NULL,
	count INTEGER NOT NULL,
	ceiling INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	PRIMARY KEY (key, window_start),
	CHECK (count <= ceiling)
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_counters_by_expiry ON rate_counters (expires_at);
