-- Likes of pages, reactions to comments, reports of readers, former words of edited comments; the version of a thread.

ALTER TABLE threads ADD COLUMN version INTEGER NOT NULL DEFAULT 0; -- raised by every change readers can see
ALTER TABLE threads ADD COLUMN closed_at INTEGER;
ALTER TABLE threads ADD COLUMN like_count INTEGER NOT NULL DEFAULT 0; -- kept by the triggers below

-- Under what name readers have seen somebody; null while nothing of theirs is visible. Only this name stands beside a
-- like: what was typed with a comment that waits has been seen by nobody.
ALTER TABLE authors ADD COLUMN shown_name TEXT;
ALTER TABLE authors ADD COLUMN shown_avatar INTEGER;
UPDATE authors SET shown_name = name, shown_avatar = avatar WHERE visible_count > 0;

ALTER TABLE comments ADD COLUMN reactions TEXT NOT NULL DEFAULT '{}'; -- how many of each kind; kept by the triggers
ALTER TABLE comments ADD COLUMN reaction_count INTEGER NOT NULL DEFAULT 0; -- of all kinds together
ALTER TABLE comments ADD COLUMN reports TEXT NOT NULL DEFAULT '{}'; -- how many of each reason nobody has decided on
ALTER TABLE comments ADD COLUMN is_waiting INTEGER
	GENERATED ALWAYS AS (status = 'pending' OR (status = 'visible' AND reports <> '{}')) VIRTUAL;

CREATE INDEX comments_by_reactions ON comments (thread_id, reaction_count, id) WHERE parent_id IS NULL AND is_listed = 1;
CREATE INDEX comments_recent ON comments (site_id, id) WHERE status = 'visible';
-- The version before asks by comments_queued and comments_queued_by_site; they go when it is gone.
CREATE INDEX comments_waiting ON comments (held_at, id) WHERE is_waiting = 1;
CREATE INDEX comments_waiting_by_site ON comments (site_id, held_at, id) WHERE is_waiting = 1;

-- One of a kind by each visitor.
CREATE TABLE comment_reactions (
	comment_id TEXT NOT NULL REFERENCES comments (id),
	author_id TEXT NOT NULL REFERENCES authors (id),
	kind TEXT NOT NULL,
	thread_id INTEGER NOT NULL REFERENCES threads (id),
	created_at INTEGER NOT NULL,
	PRIMARY KEY (comment_id, author_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_reactions_by_author ON comment_reactions (author_id, thread_id);

-- Likes: one by each visitor.
CREATE TABLE page_reactions (
	thread_id INTEGER NOT NULL REFERENCES threads (id),
	author_id TEXT NOT NULL REFERENCES authors (id),
	is_named INTEGER NOT NULL, -- whether the author has a name readers have seen
	created_at INTEGER NOT NULL,
	PRIMARY KEY (thread_id, author_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_reactions_named ON page_reactions (thread_id, created_at) WHERE is_named = 1;
CREATE INDEX page_reactions_by_author ON page_reactions (author_id);

-- What readers say against a comment, once each.
CREATE TABLE reports (
	comment_id TEXT NOT NULL REFERENCES comments (id),
	reporter TEXT NOT NULL, -- an author's id or, of somebody without a token, a keyed hash of address and comment
	reason TEXT NOT NULL CHECK (reason IN ('spam', 'abuse', 'off-topic', 'illegal', 'other')),
	note TEXT,
	decision_id INTEGER REFERENCES decisions (id), -- what settled it; null while it is open
	created_at INTEGER NOT NULL,
	PRIMARY KEY (comment_id, reporter)
) STRICT, WITHOUT ROWID;
CREATE INDEX reports_noted ON reports (comment_id, created_at) WHERE decision_id IS NULL AND note IS NOT NULL;
CREATE INDEX reports_settled ON reports (created_at) WHERE decision_id IS NOT NULL;

-- What a comment said before it was edited.
CREATE TABLE revisions (
	comment_id TEXT NOT NULL REFERENCES comments (id),
	version INTEGER NOT NULL, -- of the comment while it said this
	text TEXT NOT NULL,
	body TEXT NOT NULL,
	written_at INTEGER NOT NULL,
	replaced_at INTEGER NOT NULL,
	PRIMARY KEY (comment_id, version)
) STRICT;
CREATE INDEX revisions_by_age ON revisions (replaced_at);

-- As in 0001, and now the thread's version and the author's shown name follow too.
DROP TRIGGER comment_appears;
DROP TRIGGER comment_changes_status;
CREATE TRIGGER comment_appears AFTER INSERT ON comments WHEN NEW.status = 'visible' BEGIN
	UPDATE threads SET comment_count = comment_count + 1, version = version + 1 WHERE id = NEW.thread_id;
	UPDATE authors SET visible_count = visible_count + 1, shown_name = NEW.author_name, shown_avatar = NEW.author_avatar
	WHERE id = NEW.author_id;
	UPDATE comments SET reply_count = reply_count + 1 WHERE id IN (SELECT value FROM json_each(NEW.ancestors));
END;
CREATE TRIGGER comment_becomes_visible AFTER UPDATE OF status ON comments
WHEN OLD.status <> 'visible' AND NEW.status = 'visible' BEGIN
	UPDATE threads SET comment_count = comment_count + 1, version = version + 1 WHERE id = NEW.thread_id;
	UPDATE authors SET visible_count = visible_count + 1, shown_name = NEW.author_name, shown_avatar = NEW.author_avatar
	WHERE id = NEW.author_id;
	UPDATE comments SET reply_count = reply_count + 1 WHERE id IN (SELECT value FROM json_each(NEW.ancestors));
END;
CREATE TRIGGER comment_ceases_to_be_visible AFTER UPDATE OF status ON comments
WHEN OLD.status = 'visible' AND NEW.status <> 'visible' BEGIN
	UPDATE threads SET comment_count = comment_count - 1, version = version + 1 WHERE id = NEW.thread_id;
	UPDATE authors SET visible_count = visible_count - 1 WHERE id = NEW.author_id;
	-- The name goes with the comment that showed it, unless another still shows the author.
	UPDATE authors SET (shown_name, shown_avatar) = (
		SELECT author_name, author_avatar FROM comments AS others
		WHERE others.author_id = NEW.author_id AND status = 'visible' ORDER BY thread_id DESC, id DESC LIMIT 1
	) WHERE id = NEW.author_id AND shown_name = OLD.author_name;
	UPDATE comments SET reply_count = reply_count - 1 WHERE id IN (SELECT value FROM json_each(NEW.ancestors));
END;
CREATE TRIGGER comment_changes_in_sight AFTER UPDATE OF status, text ON comments
WHEN (OLD.status = 'visible') = (NEW.status = 'visible') AND (NEW.status = 'visible' OR NEW.reply_count > 0)
	AND (OLD.status <> NEW.status OR OLD.text <> NEW.text) BEGIN
	UPDATE threads SET version = version + 1 WHERE id = NEW.thread_id;
END;
CREATE TRIGGER thread_closes AFTER UPDATE OF is_closed ON threads WHEN OLD.is_closed <> NEW.is_closed BEGIN
	UPDATE threads SET version = version + 1,
		closed_at = iif(NEW.is_closed = 1, CAST(unixepoch('subsec') * 1000 AS INTEGER), NULL)
	WHERE id = NEW.id;
END;

CREATE TRIGGER reaction_is_given AFTER INSERT ON comment_reactions BEGIN
	UPDATE comments SET reaction_count = reaction_count + 1,
		reactions = json_patch(reactions, json_object(NEW.kind, coalesce(reactions ->> NEW.kind, 0) + 1))
	WHERE id = NEW.comment_id;
END;
CREATE TRIGGER reaction_is_taken_back AFTER DELETE ON comment_reactions BEGIN
	UPDATE comments SET reaction_count = reaction_count - 1,
		reactions = json_patch(reactions, json_object(OLD.kind, nullif(reactions ->> OLD.kind, 1) - 1))
	WHERE id = OLD.comment_id;
END;
CREATE TRIGGER page_is_liked AFTER INSERT ON page_reactions BEGIN
	UPDATE threads SET like_count = like_count + 1 WHERE id = NEW.thread_id;
END;
CREATE TRIGGER like_is_taken_back AFTER DELETE ON page_reactions BEGIN
	UPDATE threads SET like_count = like_count - 1 WHERE id = OLD.thread_id;
END;
CREATE TRIGGER author_is_shown AFTER UPDATE OF shown_name ON authors
WHEN (OLD.shown_name IS NULL) <> (NEW.shown_name IS NULL) BEGIN
	UPDATE page_reactions SET is_named = NEW.shown_name IS NOT NULL WHERE author_id = NEW.id;
END;

CREATE TRIGGER report_opens AFTER INSERT ON reports WHEN NEW.decision_id IS NULL BEGIN
	UPDATE comments SET held_at = iif(is_waiting = 1, held_at, NEW.created_at),
		reports = json_patch(reports, json_object(NEW.reason, coalesce(reports ->> NEW.reason, 0) + 1))
	WHERE id = NEW.comment_id;
END;
CREATE TRIGGER report_opens_again AFTER UPDATE OF decision_id ON reports
WHEN OLD.decision_id IS NOT NULL AND NEW.decision_id IS NULL BEGIN
	UPDATE comments SET reports = json_patch(reports, json_object(NEW.reason, coalesce(reports ->> NEW.reason, 0) + 1))
	WHERE id = NEW.comment_id;
END;
CREATE TRIGGER report_is_settled AFTER UPDATE OF decision_id ON reports
WHEN OLD.decision_id IS NULL AND NEW.decision_id IS NOT NULL BEGIN
	UPDATE comments SET reports = json_patch(reports, json_object(NEW.reason, nullif(reports ->> NEW.reason, 1) - 1))
	WHERE id = NEW.comment_id;
END;
CREATE TRIGGER report_goes AFTER DELETE ON reports WHEN OLD.decision_id IS NULL BEGIN
	UPDATE comments SET reports = json_patch(reports, json_object(OLD.reason, nullif(reports ->> OLD.reason, 1) - 1))
	WHERE id = OLD.comment_id;
END;
