-- Counts without what a deleted thread holds, and a place in the queue that an undone decision gives back.

ALTER TABLE decisions ADD COLUMN held_at INTEGER; -- the comment's, as it was
