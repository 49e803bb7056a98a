-- Who may call the API, and what they changed.

-- Admin keys, which may act for every user, are under the reserved user '_admin'.
-- secret_hash is SHA-256, in hex: the secret is 256 random bits, so there is nothing to guess that a slow hash would
-- slow down, and every request is checked against it.
CREATE TABLE api_keys (
  user_id       TEXT   NOT NULL,
  key_id        TEXT   NOT NULL,
  name          TEXT   NOT NULL,
  scopes        TEXT   NOT NULL,                 -- comma list of read, write
  secret_hash   TEXT   NOT NULL,
  created_at    BIGINT NOT NULL,
  expires_at    BIGINT,                          -- null for never
  revoked_at    BIGINT,
  last_used_at  BIGINT,                          -- written once an hour at most
  PRIMARY KEY (user_id, key_id)
) ${clustered};

-- No personal data: the target is an id of ours, never what was said or who said it.
CREATE TABLE audit (
  user_id         TEXT   NOT NULL,               -- whose data was changed
  audit_id        TEXT   NOT NULL,
  at              BIGINT NOT NULL,
  actor           TEXT   NOT NULL,               -- a key_id, 'open' or 'cli'
  action          TEXT   NOT NULL,               -- such as key.created
  target          TEXT   NOT NULL,
  correlation_id  TEXT,
  PRIMARY KEY (user_id, audit_id)
) ${clustered};
