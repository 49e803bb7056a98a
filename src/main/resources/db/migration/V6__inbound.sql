-- What platforms tell beside messages. What may come before the message or the customer it is about is kept by the
-- platform's ids and looked up from the other side, so that the order of arrival does not matter.

-- ---------------------------------------------------------------- who they are
-- Which of a customer's ids is the one to show and to answer to, whatever order they became known in.
ALTER TABLE lead_aliases ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;        -- earliest provider time it was used
ALTER TABLE lead_aliases ADD COLUMN adopted_at BIGINT NOT NULL DEFAULT 0;     -- latest change of ids that named it as new
ALTER TABLE lead_aliases ADD COLUMN superseded_at BIGINT NOT NULL DEFAULT 0;  -- latest one that named it as old
UPDATE lead_aliases SET seen_at = created_at;

ALTER TABLE leads ADD COLUMN address TEXT;               -- the id to answer to; null: customer_phone
ALTER TABLE leads ADD COLUMN phone_lost_at BIGINT NOT NULL DEFAULT 0;  -- since then the platform hides the phone, which changed
ALTER TABLE leads ADD COLUMN referral TEXT;              -- JSON: the first ad, post or link the customer came by
ALTER TABLE leads ADD COLUMN referral_at BIGINT;

-- What a customer wants no more of. By every id that was named, so that merging leads needs no merging here.
CREATE TABLE opt_outs (
  user_id   TEXT    NOT NULL,
  customer  TEXT    NOT NULL,
  category  TEXT    NOT NULL,                    -- the platform's, such as marketing_messages
  stopped   INTEGER NOT NULL,                    -- 1 stop, 0 resume
  at        BIGINT  NOT NULL,
  detail    TEXT,
  PRIMARY KEY (user_id, customer, category)
) ${clustered};

-- Who has a customer's conversation on an account, and what keeps its window open.
CREATE TABLE customer_states (
  user_id     TEXT   NOT NULL,
  customer    TEXT   NOT NULL,                   -- any alias
  platform    TEXT   NOT NULL,
  account_id  TEXT   NOT NULL,
  control     TEXT,                              -- us, another_app, nobody; null when never handed over
  control_by  TEXT,                              -- app or role that has it, as the platform calls it
  control_at  BIGINT NOT NULL DEFAULT 0,
  person_at   BIGINT NOT NULL DEFAULT 0,         -- a person wrote from the platform's own app
  called_at   BIGINT NOT NULL DEFAULT 0,         -- the customer called
  PRIMARY KEY (user_id, customer, platform, account_id)
) ${clustered};

-- ---------------------------------------------------------------- what was said
ALTER TABLE conversations ADD COLUMN paused_because TEXT;     -- person, or another_app

-- Null for what went the usual way. A customer's that is not ours to answer: standby, history, group. Our side's: standby,
-- history, app (a person typed it there), matched (ours, known by the words of its echo).
ALTER TABLE messages ADD COLUMN origin TEXT;

CREATE TABLE reactions (
  user_id      TEXT   NOT NULL,
  provider_id  TEXT   NOT NULL,                  -- of the message reacted to
  account_id   TEXT   NOT NULL,
  platform     TEXT   NOT NULL,
  reactor      TEXT   NOT NULL,                  -- an alias of the customer; '' for our own account
  emoji        TEXT,                             -- null when it was taken back
  at           BIGINT NOT NULL,
  PRIMARY KEY (user_id, provider_id, account_id, platform, reactor)
) ${clustered};

-- Edits and deletions that came before their message.
CREATE TABLE early_changes (
  user_id      TEXT    NOT NULL,
  provider_id  TEXT    NOT NULL,
  account_id   TEXT    NOT NULL,
  platform     TEXT    NOT NULL,
  by_us        INTEGER NOT NULL,
  kind         TEXT    NOT NULL,                 -- edit, delete
  type         TEXT,
  text         TEXT,
  content      TEXT,
  at           BIGINT  NOT NULL,
  created_at   BIGINT  NOT NULL,
  PRIMARY KEY (user_id, provider_id, account_id, platform, by_us, kind)
) ${clustered};

-- Receipts of a message to a group, one participant each.
CREATE TABLE participant_receipts (
  user_id         TEXT    NOT NULL,
  provider_id     TEXT    NOT NULL,
  account_id      TEXT    NOT NULL,
  platform        TEXT    NOT NULL,
  participant     TEXT    NOT NULL,
  status          INTEGER NOT NULL,
  at              BIGINT  NOT NULL,
  failure_code    TEXT,
  failure_reason  TEXT,
  PRIMARY KEY (user_id, provider_id, account_id, platform, participant)
) ${clustered};

-- ---------------------------------------------------------------- accounts
-- The newest of each kind the platform told of an account or a template.
CREATE TABLE account_notices (
  user_id       TEXT   NOT NULL,
  platform      TEXT   NOT NULL,
  account_id    TEXT   NOT NULL,                 -- the number, or the business account
  subject       TEXT   NOT NULL,                 -- account, template
  subject_id    TEXT   NOT NULL,                 -- '' for an account
  field         TEXT   NOT NULL,
  subject_name  TEXT,
  event         TEXT,
  detail        TEXT,
  severity      TEXT   NOT NULL,                 -- info, warning, alarm
  at            BIGINT NOT NULL,
  PRIMARY KEY (user_id, platform, account_id, subject, subject_id, field)
) ${clustered};

-- ---------------------------------------------------------------- what came in
-- Tells a slice that is delivered again. Begins with the time where there is one, so that new keys lie side by side.
-- Null for messages: their own id is unique already.
ALTER TABLE raw_events ADD COLUMN dedupe_key TEXT;
CREATE UNIQUE INDEX raw_events_once ON raw_events (user_id, dedupe_key) WHERE dedupe_key IS NOT NULL;
