-- Threads found by several keys, alike, deleted for a while and merged; people to look for and to forget.

-- Former keys of a thread's page: whoever asks by one is answered with the thread.
CREATE TABLE thread_aliases (
	site_id TEXT NOT NULL REFERENCES sites (id),
	page_key TEXT NOT NULL,
	thread_id INTEGER NOT NULL REFERENCES threads (id),
	created_at INTEGER NOT NULL,
	PRIMARY KEY (site_id, page_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_aliases_by_thread ON thread_aliases (thread_id, created_at);

-- Where pages of the site once were, as worker/domain/redirects.ts writes it out: [[from, to, whether it is all of a key]].
ALTER TABLE sites ADD COLUMN redirects TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(redirects));

ALTER TABLE threads ADD COLUMN active_at INTEGER NOT NULL DEFAULT 0; -- of the newest comment; kept by the triggers
ALTER TABLE threads ADD COLUMN deleted_at INTEGER; -- readers see nothing of it; removed for good 30 days later
ALTER TABLE threads ADD COLUMN is_titled INTEGER NOT NULL DEFAULT 0; -- by hand: no comment says otherwise any more
ALTER TABLE threads ADD COLUMN merged_into INTEGER REFERENCES threads (id); -- its comments are there
-- What the key of one and the same page becomes in any spelling, and by what words (each once) it is found. Null until
-- computed.
ALTER TABLE threads ADD COLUMN likeness TEXT;
ALTER TABLE threads ADD COLUMN words TEXT CHECK (words IS NULL OR json_valid(words));
ALTER TABLE threads ADD COLUMN is_alike INTEGER NOT NULL DEFAULT 0; -- another has the same likeness; kept by the triggers
UPDATE threads SET active_at = coalesce((
	SELECT created_at FROM comments WHERE thread_id = threads.id AND status = 'visible' ORDER BY id DESC LIMIT 1
), created_at);

CREATE INDEX threads_by_activity ON threads (site_id, active_at, id) WHERE merged_into IS NULL AND deleted_at IS NULL;
CREATE INDEX threads_closed ON threads (site_id, active_at, id)
	WHERE is_closed = 1 AND merged_into IS NULL AND deleted_at IS NULL;
CREATE INDEX threads_deleted ON threads (site_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX threads_to_remove ON threads (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX threads_by_likeness ON threads (site_id, likeness, id) WHERE merged_into IS NULL AND deleted_at IS NULL;
CREATE INDEX threads_alike ON threads (site_id, likeness, id) WHERE is_alike = 1;
CREATE INDEX threads_not_compared ON threads (site_id, id) WHERE likeness IS NULL;
CREATE INDEX threads_by_merge ON threads (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE thread_words (
	site_id TEXT NOT NULL,
	word TEXT NOT NULL,
	thread_id INTEGER NOT NULL,
	PRIMARY KEY (site_id, word, thread_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_words_by_thread ON thread_words (thread_id);

CREATE TRIGGER thread_begins AFTER INSERT ON threads BEGIN
	UPDATE threads SET active_at = NEW.created_at WHERE id = NEW.id AND active_at = 0;
	INSERT INTO thread_words SELECT NEW.site_id, value, NEW.id FROM json_each(coalesce(NEW.words, '[]'));
	UPDATE threads SET is_alike = 1 WHERE site_id = NEW.site_id AND likeness = NEW.likeness
		AND merged_into IS NULL AND deleted_at IS NULL AND EXISTS (
			SELECT 1 FROM threads AS other WHERE other.site_id = NEW.site_id AND other.likeness = NEW.likeness
				AND other.id <> NEW.id AND other.merged_into IS NULL AND other.deleted_at IS NULL
		);
END;
CREATE TRIGGER thread_is_named AFTER UPDATE OF words ON threads WHEN OLD.words IS NOT NEW.words BEGIN
	DELETE FROM thread_words WHERE thread_id = NEW.id;
	INSERT INTO thread_words SELECT NEW.site_id, value, NEW.id FROM json_each(coalesce(NEW.words, '[]'));
END;
CREATE TRIGGER thread_likeness_changes AFTER UPDATE OF likeness, deleted_at, merged_into ON threads
WHEN OLD.likeness IS NOT NEW.likeness OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)
	OR (OLD.merged_into IS NULL) <> (NEW.merged_into IS NULL) BEGIN
	UPDATE threads SET is_alike = 0 WHERE id = NEW.id AND is_alike = 1;
	UPDATE threads SET is_alike = EXISTS (
			SELECT 1 FROM threads AS other WHERE other.site_id = threads.site_id AND other.likeness = threads.likeness
				AND other.id <> threads.id AND other.merged_into IS NULL AND other.deleted_at IS NULL
		)
	WHERE site_id = NEW.site_id AND likeness IN (OLD.likeness, NEW.likeness) AND merged_into IS NULL AND deleted_at IS NULL;
END;
CREATE TRIGGER thread_goes AFTER DELETE ON threads BEGIN
	DELETE FROM thread_words WHERE thread_id = OLD.id;
END;

CREATE TRIGGER thread_is_written_in AFTER INSERT ON comments WHEN NEW.status = 'visible' BEGIN
	UPDATE threads SET active_at = NEW.created_at WHERE id = NEW.thread_id AND active_at < NEW.created_at;
END;
CREATE TRIGGER thread_is_active AFTER UPDATE OF status ON comments
WHEN OLD.status <> 'visible' AND NEW.status = 'visible' BEGIN
	UPDATE threads SET active_at = NEW.created_at WHERE id = NEW.thread_id AND active_at < NEW.created_at;
END;
CREATE TRIGGER comment_changes_thread AFTER UPDATE OF thread_id ON comments
WHEN OLD.thread_id <> NEW.thread_id AND NEW.status = 'visible' BEGIN
	UPDATE threads SET comment_count = comment_count - 1, version = version + 1 WHERE id = OLD.thread_id;
	UPDATE threads SET comment_count = comment_count + 1, version = version + 1, active_at = max(active_at, NEW.created_at)
	WHERE id = NEW.thread_id;
END;

-- A merge moves comments some hundreds at a time, and so does its undoing.
CREATE TABLE thread_merges (
	id INTEGER PRIMARY KEY,
	site_id TEXT NOT NULL REFERENCES sites (id),
	from_thread_id INTEGER NOT NULL REFERENCES threads (id),
	into_thread_id INTEGER NOT NULL REFERENCES threads (id),
	is_undone INTEGER NOT NULL DEFAULT 0,
	is_running INTEGER NOT NULL DEFAULT 1,
	created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX thread_merges_running ON thread_merges (site_id, id) WHERE is_running = 1;
CREATE INDEX thread_merges_standing ON thread_merges (site_id, id) WHERE is_undone = 0;
CREATE INDEX thread_merges_by_source ON thread_merges (from_thread_id, id);
CREATE INDEX thread_merges_by_target ON thread_merges (into_thread_id, id);
CREATE TABLE merged_comments (
	merge_id INTEGER NOT NULL REFERENCES thread_merges (id),
	comment_id TEXT NOT NULL,
	twin_hash TEXT, -- taken from it where the other thread had its twin
	PRIMARY KEY (merge_id, comment_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE authors ADD COLUMN name_words TEXT CHECK (name_words IS NULL OR json_valid(name_words)); -- null until computed
ALTER TABLE authors ADD COLUMN email_index TEXT; -- HMAC: the same e-mail on one site, and no way back
ALTER TABLE authors ADD COLUMN erased_at INTEGER;
CREATE INDEX authors_by_email ON authors (site_id, email_index) WHERE email_index IS NOT NULL;
CREATE INDEX authors_newest ON authors (site_id, created_at, id) WHERE name <> '';
CREATE INDEX authors_by_comments ON authors (site_id, visible_count, id) WHERE name <> '';
CREATE INDEX authors_without_words ON authors (id) WHERE name_words IS NULL;
CREATE INDEX authors_without_index ON authors (id) WHERE email_sealed IS NOT NULL AND email_index IS NULL;
CREATE TABLE author_words (
	site_id TEXT NOT NULL,
	word TEXT NOT NULL,
	author_id TEXT NOT NULL,
	PRIMARY KEY (site_id, word, author_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX author_words_by_author ON author_words (author_id);
CREATE TRIGGER author_appears AFTER INSERT ON authors WHEN NEW.name_words <> '[]' BEGIN
	INSERT INTO author_words SELECT NEW.site_id, value, NEW.id FROM json_each(NEW.name_words);
END;
CREATE TRIGGER author_is_named AFTER UPDATE OF name_words ON authors WHEN OLD.name_words IS NOT NEW.name_words BEGIN
	DELETE FROM author_words WHERE author_id = NEW.id;
	INSERT INTO author_words SELECT NEW.site_id, value, NEW.id FROM json_each(coalesce(NEW.name_words, '[]'));
END;

-- For moving and removing whole threads alone: with the id it would be taken where only those readers see are wanted.
CREATE INDEX comments_in_thread ON comments (thread_id);
CREATE INDEX comments_of_author ON comments (author_id, status, id);
-- By these a comment and a thread can be removed for good: what rests on them is looked for then.
CREATE INDEX comments_by_parent ON comments (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comments_under_root ON comments (root_id) WHERE root_id IS NOT NULL;
CREATE INDEX comment_reactions_by_thread ON comment_reactions (thread_id);
CREATE INDEX reports_by_decision ON reports (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX decisions_by_undone ON decisions (undoes) WHERE undoes IS NOT NULL;

-- By these what somebody reported is found.
CREATE INDEX reports_by_reporter ON reports (reporter);
CREATE TRIGGER comment_goes AFTER DELETE ON comments WHEN OLD.status = 'visible' BEGIN
	UPDATE threads SET comment_count = comment_count - 1 WHERE id = OLD.thread_id;
	UPDATE authors SET visible_count = visible_count - 1, shown_name = iif(visible_count = 1, NULL, shown_name)
	WHERE id = OLD.author_id;
END;

-- Who must not come back with a backup or an import: keyed hashes of ids and e-mails, which name nobody.
CREATE TABLE erasures (
	hash TEXT PRIMARY KEY,
	created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
