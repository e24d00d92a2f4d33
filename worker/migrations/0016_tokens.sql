-- What API tokens did and made.

-- The token that made an invitation, which ends with it.
ALTER TABLE invites ADD COLUMN by_token TEXT REFERENCES api_tokens (token_hash) ON DELETE CASCADE;
CREATE INDEX invites_by_token ON invites (by_token) WHERE by_token IS NOT NULL;

-- By which token something was done, and what that was called then; null where a person did it.
ALTER TABLE acts ADD COLUMN token_prefix TEXT;
ALTER TABLE acts ADD COLUMN token_name TEXT;
ALTER TABLE decisions ADD COLUMN token_prefix TEXT;
ALTER TABLE decisions ADD COLUMN token_name TEXT;
CREATE INDEX acts_by_token ON acts (token_prefix, id) WHERE token_prefix IS NOT NULL;
CREATE INDEX decisions_by_token ON decisions (token_prefix, id) WHERE token_prefix IS NOT NULL AND bulk_id IS NULL;
