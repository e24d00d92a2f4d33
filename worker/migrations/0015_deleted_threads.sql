-- Counts without what a deleted thread holds, and a place in the queue that an undone decision gives back.

ALTER TABLE decisions ADD COLUMN held_at INTEGER; -- the comment's, as it was

-- Those of a deleted thread are subtracted once, when it is deleted: neither they nor what becomes of them counts then.
DROP TRIGGER comment_is_counted;
DROP TRIGGER comment_is_counted_anew;
DROP TRIGGER comment_counts_no_more;
CREATE TRIGGER comment_is_counted AFTER INSERT ON comments BEGIN
	INSERT OR IGNORE INTO site_counts (site_id) VALUES (NEW.site_id);
	UPDATE site_counts SET visible = visible + (NEW.status = 'visible'), pending = pending + (NEW.status = 'pending'),
		spam = spam + (NEW.status = 'spam'), removed = removed + (NEW.status = 'removed'),
		deleted = deleted + (NEW.status = 'deleted'),
		reported = reported + (NEW.status = 'visible' AND NEW.reports <> '{}')
	WHERE site_id = NEW.site_id AND EXISTS (SELECT 1 FROM threads WHERE id = NEW.thread_id AND deleted_at IS NULL);
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
	WHERE site_id = NEW.site_id AND EXISTS (SELECT 1 FROM threads WHERE id = NEW.thread_id AND deleted_at IS NULL);
END;
CREATE TRIGGER comment_counts_no_more AFTER DELETE ON comments BEGIN
	UPDATE site_counts SET visible = visible - (OLD.status = 'visible'), pending = pending - (OLD.status = 'pending'),
		spam = spam - (OLD.status = 'spam'), removed = removed - (OLD.status = 'removed'),
		deleted = deleted - (OLD.status = 'deleted'),
		reported = reported - (OLD.status = 'visible' AND OLD.reports <> '{}')
	WHERE site_id = OLD.site_id AND EXISTS (SELECT 1 FROM threads WHERE id = OLD.thread_id AND deleted_at IS NULL);
	DELETE FROM comment_words WHERE comment_id = OLD.id AND word IN (SELECT value FROM json_each(OLD.words));
END;
-- A thread knows how many are visible; the others are counted along an index that has no more than them.
CREATE TRIGGER thread_counts_or_not AFTER UPDATE OF deleted_at ON threads
WHEN (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN
	UPDATE site_counts SET visible = visible + sign * NEW.comment_count, pending = pending + sign * aside.n_pending,
		spam = spam + sign * aside.n_spam, removed = removed + sign * aside.n_removed,
		deleted = deleted + sign * aside.n_deleted, reported = reported + sign * (
			SELECT count(*) FROM comments INDEXED BY comments_reported_by_site
			WHERE site_id = NEW.site_id AND status = 'visible' AND reports <> '{}' AND thread_id = NEW.id
		)
	FROM (
		SELECT iif(NEW.deleted_at IS NULL, 1, -1) AS sign, count(*) FILTER (WHERE status = 'pending') AS n_pending,
			count(*) FILTER (WHERE status = 'spam') AS n_spam, count(*) FILTER (WHERE status = 'removed') AS n_removed,
			count(*) FILTER (WHERE status = 'deleted') AS n_deleted
		FROM comments INDEXED BY comments_aside_by_thread WHERE thread_id = NEW.id AND status <> 'visible'
	) AS aside
	WHERE site_counts.site_id = NEW.site_id;
END;
-- By a merge, one side of which was deleted before it was over.
CREATE TRIGGER comment_counts_elsewhere AFTER UPDATE OF thread_id ON comments
WHEN OLD.thread_id <> NEW.thread_id AND (SELECT deleted_at IS NULL FROM threads WHERE id = OLD.thread_id)
	<> (SELECT deleted_at IS NULL FROM threads WHERE id = NEW.thread_id) BEGIN
	UPDATE site_counts SET visible = visible + sign * (NEW.status = 'visible'),
		pending = pending + sign * (NEW.status = 'pending'), spam = spam + sign * (NEW.status = 'spam'),
		removed = removed + sign * (NEW.status = 'removed'), deleted = deleted + sign * (NEW.status = 'deleted'),
		reported = reported + sign * (NEW.status = 'visible' AND NEW.reports <> '{}')
	FROM (SELECT iif(deleted_at IS NULL, 1, -1) AS sign FROM threads WHERE id = NEW.thread_id) AS place
	WHERE site_id = NEW.site_id;
END;

UPDATE site_counts SET (visible, pending, spam, removed, deleted, reported) = (
	SELECT site_counts.visible - count(*) FILTER (WHERE status = 'visible'),
		site_counts.pending - count(*) FILTER (WHERE status = 'pending'),
		site_counts.spam - count(*) FILTER (WHERE status = 'spam'),
		site_counts.removed - count(*) FILTER (WHERE status = 'removed'),
		site_counts.deleted - count(*) FILTER (WHERE status = 'deleted'),
		site_counts.reported - count(*) FILTER (WHERE status = 'visible' AND reports <> '{}')
	FROM threads CROSS JOIN comments ON comments.thread_id = threads.id
	WHERE threads.site_id = site_counts.site_id AND threads.deleted_at IS NOT NULL
) WHERE site_id IN (SELECT site_id FROM threads WHERE deleted_at IS NOT NULL);
