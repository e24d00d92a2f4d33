-- Threads that somebody opened again although the site closes those of their age, and what Akismet takes comments for.

ALTER TABLE threads ADD COLUMN stays_open INTEGER NOT NULL DEFAULT 0;

-- As it answered, or as it was told since; null: it was not asked.
ALTER TABLE comments ADD COLUMN akismet TEXT CHECK (akismet IN ('spam', 'ham'));
