-- What happened on each site by day, and what the installation used of its plan. Days are of UTC, counted from 1970.

CREATE TABLE site_days (
	site_id TEXT NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
	day INTEGER NOT NULL,
	comments INTEGER NOT NULL DEFAULT 0, -- written, whatever became of them
	held INTEGER NOT NULL DEFAULT 0, -- of these, how many had to wait
	spam INTEGER NOT NULL DEFAULT 0, -- of these, how many are spam now
	reactions INTEGER NOT NULL DEFAULT 0, -- of that day and not taken back, likes of pages among them
	threads INTEGER NOT NULL DEFAULT 0, -- with at least one comment of that day
	PRIMARY KEY (site_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX site_days_by_day ON site_days (day);

-- By this a thread counts once a day; what is older than the day is of no use.
CREATE TABLE thread_days (
	thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
	day INTEGER NOT NULL,
	PRIMARY KEY (thread_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_days_by_day ON thread_days (day);

-- Estimated from one request in many: to count each would cost more than most of them do.
CREATE TABLE usage_days (
	day INTEGER PRIMARY KEY,
	requests INTEGER NOT NULL,
	rows_read INTEGER NOT NULL,
	rows_written INTEGER NOT NULL
) STRICT;

CREATE TRIGGER comment_has_its_day AFTER INSERT ON comments BEGIN
	INSERT OR IGNORE INTO site_days (site_id, day) VALUES (NEW.site_id, NEW.created_at / 86400000);
	UPDATE site_days SET comments = comments + 1, held = held + (NEW.status = 'pending'), spam = spam + (NEW.status = 'spam')
	WHERE site_id = NEW.site_id AND day = NEW.created_at / 86400000;
	INSERT OR IGNORE INTO thread_days (thread_id, day) VALUES (NEW.thread_id, NEW.created_at / 86400000);
END;
CREATE TRIGGER thread_has_its_day AFTER INSERT ON thread_days BEGIN
	UPDATE site_days SET threads = threads + 1
	WHERE site_id = (SELECT site_id FROM threads WHERE id = NEW.thread_id) AND day = NEW.day;
END;
CREATE TRIGGER comment_turns_out_to_be_spam_or_not AFTER UPDATE OF status ON comments
WHEN (OLD.status = 'spam') <> (NEW.status = 'spam') BEGIN
	UPDATE site_days SET spam = spam + iif(NEW.status = 'spam', 1, -1)
	WHERE site_id = NEW.site_id AND day = NEW.created_at / 86400000;
END;
CREATE TRIGGER reaction_has_its_day AFTER INSERT ON comment_reactions BEGIN
	INSERT OR IGNORE INTO site_days (site_id, day) SELECT site_id, NEW.created_at / 86400000 FROM threads WHERE id = NEW.thread_id;
	UPDATE site_days SET reactions = reactions + 1
	WHERE site_id = (SELECT site_id FROM threads WHERE id = NEW.thread_id) AND day = NEW.created_at / 86400000;
END;
CREATE TRIGGER reaction_loses_its_day AFTER DELETE ON comment_reactions BEGIN
	UPDATE site_days SET reactions = reactions - 1
	WHERE site_id = (SELECT site_id FROM threads WHERE id = OLD.thread_id) AND day = OLD.created_at / 86400000;
END;
CREATE TRIGGER like_has_its_day AFTER INSERT ON page_reactions BEGIN
	INSERT OR IGNORE INTO site_days (site_id, day) SELECT site_id, NEW.created_at / 86400000 FROM threads WHERE id = NEW.thread_id;
	UPDATE site_days SET reactions = reactions + 1
	WHERE site_id = (SELECT site_id FROM threads WHERE id = NEW.thread_id) AND day = NEW.created_at / 86400000;
END;
CREATE TRIGGER like_loses_its_day AFTER DELETE ON page_reactions BEGIN
	UPDATE site_days SET reactions = reactions - 1
	WHERE site_id = (SELECT site_id FROM threads WHERE id = OLD.thread_id) AND day = OLD.created_at / 86400000;
END;

-- What was there before: an overview begins with it, not with nothing.
INSERT INTO site_days (site_id, day, comments, held, spam, threads)
SELECT site_id, created_at / 86400000, count(*), sum(held_at IS NOT NULL), sum(status = 'spam'), count(DISTINCT thread_id)
FROM comments GROUP BY site_id, created_at / 86400000;
INSERT INTO site_days (site_id, day, reactions)
SELECT threads.site_id, given.created_at / 86400000, count(*) FROM (
	SELECT thread_id, created_at FROM comment_reactions UNION ALL SELECT thread_id, created_at FROM page_reactions
) AS given JOIN threads ON threads.id = given.thread_id WHERE true GROUP BY threads.site_id, given.created_at / 86400000
ON CONFLICT (site_id, day) DO UPDATE SET reactions = excluded.reactions;
