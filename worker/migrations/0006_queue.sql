-- The queue: filters that read what they show, exact counts, a search that blocks no export, notes, pins and acts on many.

ALTER TABLE comments ADD COLUMN words TEXT; -- JSON: what it is found by (domain/comment-words.ts); null until it is known
ALTER TABLE comments ADD COLUMN pinned_at INTEGER;
ALTER TABLE comments ADD COLUMN moderated_at INTEGER; -- when a moderator last changed its words

-- Nobody asks by these since 0002; what they cost pays for those below.
DROP INDEX comments_queued;
DROP INDEX comments_queued_by_site;

CREATE INDEX comments_aside ON comments (status, id) WHERE status <> 'visible';
CREATE INDEX comments_aside_by_site ON comments (site_id, status, id) WHERE status <> 'visible';
CREATE INDEX comments_aside_by_thread ON comments (thread_id, status, id) WHERE status <> 'visible';
CREATE INDEX comments_by_writer ON comments (author_id, id);
CREATE INDEX comments_reported ON comments (id) WHERE status = 'visible' AND reports <> '{}';
CREATE INDEX comments_reported_by_site ON comments (site_id, id) WHERE status = 'visible' AND reports <> '{}';
CREATE INDEX comments_pinned ON comments (thread_id, pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX comments_unindexed ON comments (id) WHERE words IS NULL;

-- How many comments of each status a site has; `reported` are visible ones with open reports. Kept by the triggers.
CREATE TABLE site_counts (
	site_id TEXT PRIMARY KEY REFERENCES sites (id) ON DELETE CASCADE,
	visible INTEGER NOT NULL DEFAULT 0,
	pending INTEGER NOT NULL DEFAULT 0,
	spam INTEGER NOT NULL DEFAULT 0,
	removed INTEGER NOT NULL DEFAULT 0,
	deleted INTEGER NOT NULL DEFAULT 0,
	reported INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO site_counts
SELECT sites.id, sum(status IS 'visible'), sum(status IS 'pending'), sum(status IS 'spam'), sum(status IS 'removed'),
	sum(status IS 'deleted'), sum(status IS 'visible' AND reports <> '{}')
FROM sites LEFT JOIN comments ON comments.site_id = sites.id GROUP BY sites.id;

CREATE TRIGGER comment_is_counted AFTER INSERT ON comments BEGIN
	INSERT OR IGNORE INTO site_counts (site_id) VALUES (NEW.site_id);
	UPDATE site_counts SET visible = visible + (NEW.status = 'visible'), pending = pending + (NEW.status = 'pending'),
		spam = spam + (NEW.status = 'spam'), removed = removed + (NEW.status = 'removed'),
		deleted = deleted + (NEW.status = 'deleted'),
		reported = reported + (NEW.status = 'visible' AND NEW.reports <> '{}')
	WHERE site_id = NEW.site_id;
END;
CREATE TRIGGER comment_is_counted_anew AFTER UPDATE OF status, reports ON comments
WHEN OLD.status <> NEW.status OR (OLD.reports = '{}') <> (NEW.reports = '{}') BEGIN
	UPDATE site_counts SET visible = visible + (NEW.status = 'visible') - (OLD.status = 'visible'),
		pending = pending + (NEW.status = 'pending') - (OLD.status = 'pending'),
		spam = spam + (NEW.status = 'spam') - (OLD.status = 'spam'),
		removed = removed + (NEW.status = 'removed') - (OLD.status = 'removed'),
		deleted = deleted + (NEW.status = 'deleted') - (OLD.status = 'deleted'),
		reported = reported + (NEW.status = 'visible' AND NEW.reports <> '{}')
			- (OLD.status = 'visible' AND OLD.reports <> '{}')
	WHERE site_id = NEW.site_id;
END;
CREATE TRIGGER comment_counts_no_more AFTER DELETE ON comments BEGIN
	UPDATE site_counts SET visible = visible - (OLD.status = 'visible'), pending = pending - (OLD.status = 'pending'),
		spam = spam - (OLD.status = 'spam'), removed = removed - (OLD.status = 'removed'),
		deleted = deleted - (OLD.status = 'deleted'),
		reported = reported - (OLD.status = 'visible' AND OLD.reports <> '{}')
	WHERE site_id = OLD.site_id;
	DELETE FROM comment_words WHERE comment_id = OLD.id AND word IN (SELECT value FROM json_each(OLD.words));
END;

-- Which comments have a word. A virtual table for full-text search would block `wrangler d1 export`.
CREATE TABLE comment_words (
	word TEXT NOT NULL,
	comment_id TEXT NOT NULL,
	PRIMARY KEY (word, comment_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER words_come AFTER INSERT ON comments WHEN NEW.words IS NOT NULL BEGIN
	INSERT OR IGNORE INTO comment_words SELECT value, NEW.id FROM json_each(NEW.words);
END;
CREATE TRIGGER words_change AFTER UPDATE OF words ON comments WHEN OLD.words IS NOT NEW.words BEGIN
	DELETE FROM comment_words WHERE comment_id = OLD.id
		AND word IN (SELECT value FROM json_each(OLD.words) EXCEPT SELECT value FROM json_each(NEW.words));
	INSERT OR IGNORE INTO comment_words SELECT value, NEW.id FROM json_each(NEW.words);
END;
-- Words that were taken back are found by nobody, whoever took them.
CREATE TRIGGER words_go AFTER UPDATE OF text, status ON comments
WHEN NEW.words IS NOT '[]' AND (NEW.status = 'deleted' OR NEW.text = '') BEGIN
	UPDATE comments SET words = '[]' WHERE id = NEW.id;
END;

-- What moderators tell each other of a comment.
CREATE TABLE notes (
	id INTEGER PRIMARY KEY,
	comment_id TEXT NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	text TEXT NOT NULL,
	created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_by_comment ON notes (comment_id, id);

-- Who an account is on a site, when it answers there.
CREATE TABLE account_authors (
	account_id TEXT NOT NULL REFERENCES accounts (id),
	site_id TEXT NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
	author_id TEXT NOT NULL REFERENCES authors (id) ON DELETE CASCADE,
	PRIMARY KEY (account_id, site_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_authors_by_author ON account_authors (author_id);

-- One decision on many comments, worked off in batches: how far it is, and how far its undoing is.
CREATE TABLE bulks (
	id TEXT PRIMARY KEY, -- its maker's own, so that a repeat of the first request begins no second one
	act_id INTEGER NOT NULL REFERENCES acts (id),
	account_id TEXT NOT NULL REFERENCES accounts (id),
	action TEXT NOT NULL CHECK (action IN ('approve', 'spam', 'remove')),
	cursor TEXT, -- the last comment looked at
	done INTEGER NOT NULL DEFAULT 0,
	is_over INTEGER NOT NULL DEFAULT 0,
	undo_cursor INTEGER, -- the last decision that was looked at
	undone INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX bulks_by_act ON bulks (act_id);

ALTER TABLE decisions ADD COLUMN site_id TEXT; -- of its comment, for the log
ALTER TABLE decisions ADD COLUMN why TEXT;
ALTER TABLE decisions ADD COLUMN bulk_id TEXT; -- in the log the bulk stands for it
UPDATE decisions SET site_id = (SELECT site_id FROM comments WHERE comments.id = comment_id);
CREATE TRIGGER decision_knows_its_site AFTER INSERT ON decisions WHEN NEW.site_id IS NULL BEGIN
	UPDATE decisions SET site_id = (SELECT site_id FROM comments WHERE comments.id = NEW.comment_id) WHERE id = NEW.id;
END;
CREATE INDEX decisions_by_site ON decisions (site_id, id) WHERE bulk_id IS NULL;
CREATE INDEX decisions_by_account ON decisions (account_id, id) WHERE bulk_id IS NULL;
CREATE INDEX decisions_of_bulk ON decisions (bulk_id, id) WHERE bulk_id IS NOT NULL;
