-- What the emulated platform knows. Everything is written here before it is answered or posted, so that a comparison of
-- this file with the product's own store tells what was lost and what came twice. Times are epoch milliseconds.

-- Whom the platform has heard from, or has been asked to write to; heard_at opens the 24 hour window.
CREATE TABLE customer (
  platform    TEXT    NOT NULL,
  account_id  TEXT    NOT NULL,
  customer_id TEXT    NOT NULL,
  user_id     TEXT    NOT NULL,
  name        TEXT,
  heard_at    INTEGER NOT NULL,
  PRIMARY KEY (platform, account_id, customer_id)
) ${clustered};
CREATE INDEX customer_by_user_id ON customer (platform, account_id, user_id);
CREATE INDEX customer_by_time ON customer (platform, account_id, heard_at);

-- What customers typed (direction 'typed') and what the product sent them (direction 'answer', content = its request).
CREATE TABLE message (
  message_no    INTEGER PRIMARY KEY,
  message_id    TEXT    NOT NULL UNIQUE,
  platform      TEXT    NOT NULL,
  account_id    TEXT    NOT NULL,
  customer_id   TEXT    NOT NULL,
  direction     TEXT    NOT NULL,
  type          TEXT    NOT NULL,
  text          TEXT,
  content       TEXT    NOT NULL,
  callback_data TEXT,
  at            INTEGER NOT NULL,
  state         TEXT    NOT NULL,
  attempts      INTEGER NOT NULL
);
CREATE INDEX message_by_customer ON message (platform, account_id, customer_id, message_no);

-- One row per event the platform must tell: a message (kind 'message') or a receipt (kind = the status). A row without
-- acknowledged_at is still owed. Rows of one lane are posted one after the other.
CREATE TABLE webhook (
  webhook_id      INTEGER PRIMARY KEY,
  lane            TEXT    NOT NULL,
  message_id      TEXT    NOT NULL REFERENCES message (message_id),
  kind            TEXT    NOT NULL,
  due_at          INTEGER NOT NULL,
  attempts        INTEGER NOT NULL,
  last_status     INTEGER,
  acknowledged_at INTEGER
);
CREATE INDEX webhook_owed ON webhook (webhook_id) WHERE acknowledged_at IS NULL;
CREATE INDEX webhook_by_message ON webhook (message_id, webhook_id);

-- What the page's live stream told, in order; only the newest are kept. Numbers are never used twice.
CREATE TABLE event (
  seq  INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT    NOT NULL,
  data TEXT    NOT NULL
);
