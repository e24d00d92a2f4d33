-- Feeds: of a page, and of what is answered to one person.

-- The author of the comment it was written under; parent_id may be another's, where the depth limit attached it higher up.
ALTER TABLE comments ADD COLUMN answered_author_id TEXT REFERENCES authors (id);
UPDATE comments SET answered_author_id = (SELECT author_id FROM comments AS above WHERE above.id = comments.parent_id)
WHERE parent_id IS NOT NULL;

CREATE INDEX comments_of_feed ON comments (thread_id, id) WHERE status = 'visible';
CREATE INDEX comments_by_answered ON comments (answered_author_id, id)
	WHERE status = 'visible' AND answered_author_id IS NOT NULL;
