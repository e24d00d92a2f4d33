-- What API tokens did and made.

-- The token that made an invitation, which ends with it.
ALTER TABLE invites ADD COLUMN by_token TEXT REFERENCES api_tokens (token_hash) ON DELETE CASCADE;
CREATE INDEX invites_by_token ON invites (by_token) WHERE by_token IS NOT NULL;
