-- The house: who is served, what was said, who said it, and what is still to be done.
-- user_id leads every key and index (but the directory's), so that the schema shards by user.
-- Times are epoch milliseconds (UTC). Ids are UUIDv7 or the provider's own.

-- ---------------------------------------------------------------- tenants
CREATE TABLE users (
  user_id          TEXT   NOT NULL PRIMARY KEY,
  name             TEXT   NOT NULL,
  default_country  TEXT,
  settings         TEXT   NOT NULL DEFAULT '{}',
  origin           TEXT   NOT NULL,              -- the file that declares it, or 'api'
  created_at       BIGINT NOT NULL,
  updated_at       BIGINT NOT NULL
);

CREATE TABLE agents (
  user_id     TEXT   NOT NULL,
  agent_id    TEXT   NOT NULL,
  name        TEXT   NOT NULL,
  kind        TEXT   NOT NULL,                   -- http, openai, echo
  settings    TEXT   NOT NULL DEFAULT '{}',
  secrets     TEXT,                              -- encrypted; null when the file holds them
  origin      TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  updated_at  BIGINT NOT NULL,
  PRIMARY KEY (user_id, agent_id)
);

-- WhatsApp numbers, Instagram accounts and webchat sites alike.
CREATE TABLE accounts (
  user_id              TEXT   NOT NULL,
  platform             TEXT   NOT NULL,
  account_id           TEXT   NOT NULL,
  business_account_id  TEXT,
  agent_id             TEXT,
  settings             TEXT   NOT NULL DEFAULT '{}',
  secrets              TEXT,
  origin               TEXT   NOT NULL,
  created_at           BIGINT NOT NULL,
  updated_at           BIGINT NOT NULL,
  PRIMARY KEY (user_id, platform, account_id)
);

-- Whose is it? The one look-up that does not know the user yet: 'account:whatsapp', 'agent', 'site', 'key', 'token'.
CREATE TABLE directory (
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  user_id  TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) ${clustered};

-- ---------------------------------------------------------------- who they are
CREATE TABLE leads (
  user_id               TEXT    NOT NULL,
  lead_id               TEXT    NOT NULL,
  customer_phone        TEXT    NOT NULL,        -- the best id known; every id ever seen is an alias
  profile_name          TEXT,                    -- what the channel calls the customer
  profile_name_at       BIGINT,                  -- provider time of the message that said so
  name                  TEXT,                    -- resolved: extraction, else contact, else profile
  name_source           TEXT,                    -- extraction, contact or profile
  email                 TEXT,
  company               TEXT,
  source                TEXT    NOT NULL,
  status                TEXT    NOT NULL DEFAULT 'new',
  lead_status           TEXT,                    -- Hot, Warm, Cold
  total_score           INTEGER,
  intent_score          INTEGER,
  urgency_score         INTEGER,
  budget_score          INTEGER,
  fit_score             INTEGER,
  engagement_score      INTEGER,
  quality_score         INTEGER,
  extraction_id         TEXT,
  platforms             INTEGER NOT NULL DEFAULT 0,  -- one bit each: 1 whatsapp, 2 instagram, 4 webchat
  conversation_count    INTEGER NOT NULL DEFAULT 0,
  total_messages        INTEGER NOT NULL DEFAULT 0,
  template_sends_count  INTEGER NOT NULL DEFAULT 0,
  first_contact_at      BIGINT  NOT NULL,
  last_message_at       BIGINT,
  last_message_text     TEXT,                    -- cut at 1,000 characters
  last_message_sender   TEXT,
  last_conversation_id  TEXT,                    -- with last_sequence_no: which message that was,
  last_sequence_no      INTEGER,                 -- so that late arrivals compare in the order of the API
  created_at            BIGINT  NOT NULL,
  updated_at            BIGINT  NOT NULL,
  deleted_at            BIGINT,
  merged_into           TEXT,
  PRIMARY KEY (user_id, lead_id)
);
CREATE INDEX leads_by_last_message ON leads (user_id, last_message_at, customer_phone)
  WHERE deleted_at IS NULL AND merged_into IS NULL;

CREATE TABLE lead_aliases (
  user_id     TEXT   NOT NULL,
  alias       TEXT   NOT NULL,
  lead_id     TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (user_id, alias)
) ${clustered};
CREATE INDEX lead_aliases_by_lead ON lead_aliases (user_id, lead_id);

-- ---------------------------------------------------------------- what was said
CREATE TABLE conversations (
  user_id             TEXT    NOT NULL,
  conversation_id     TEXT    NOT NULL,
  lead_id             TEXT    NOT NULL,
  platform            TEXT    NOT NULL,
  account_id          TEXT    NOT NULL,
  customer_id         TEXT    NOT NULL,          -- the address answers go to
  agent_id            TEXT,                      -- who answered it last; null when nobody is bound
  status              TEXT    NOT NULL DEFAULT 'active',  -- active, ended, archived
  closed_as           TEXT    NOT NULL DEFAULT '',        -- '' for the one the next message joins, else its own id
  last_sequence_no    INTEGER NOT NULL DEFAULT 0,
  message_count       INTEGER NOT NULL DEFAULT 0,
  last_message_at     BIGINT  NOT NULL,
  window_until        BIGINT,                    -- free-form answers are allowed until then
  agent_paused_until  BIGINT,                    -- a person has taken over
  metadata            TEXT    NOT NULL DEFAULT '{}',
  created_at          BIGINT  NOT NULL,          -- time of its first message
  ended_at            BIGINT,
  deleted_at          BIGINT,
  PRIMARY KEY (user_id, conversation_id)
);
-- One index finds or makes the open conversation, and lists all of a lead.
CREATE UNIQUE INDEX conversations_by_lead ON conversations (user_id, lead_id, platform, account_id, closed_as);

CREATE TABLE messages (
  user_id          TEXT    NOT NULL,
  conversation_id  TEXT    NOT NULL,
  sequence_no      INTEGER NOT NULL,             -- from 1, without gaps, in order of arrival
  message_id       TEXT    NOT NULL,             -- the provider's for a customer's, out-<uuid> for ours
  lead_id          TEXT    NOT NULL,
  platform         TEXT    NOT NULL,
  account_id       TEXT    NOT NULL,
  agent_id         TEXT,
  sender           TEXT    NOT NULL,             -- user, agent
  type             TEXT    NOT NULL,
  text             TEXT,
  content          TEXT,                         -- JSON, for what text does not hold
  reply_to         TEXT,                         -- message_id of the one it answers
  timestamp        BIGINT  NOT NULL,             -- the provider's
  created_at       BIGINT  NOT NULL,             -- when we took it
  provider_id      TEXT,                         -- the platform's id; null until it took ours
  delivery_status  INTEGER NOT NULL,             -- rank in DeliveryStatus
  sent_at          BIGINT,
  delivered_at     BIGINT,
  read_at          BIGINT,
  failed_at        BIGINT,
  failure_code     TEXT,
  failure_reason   TEXT,
  edited_at        BIGINT,
  deleted_at       BIGINT,
  PRIMARY KEY (user_id, conversation_id, sequence_no)
);
CREATE UNIQUE INDEX messages_by_provider_id ON messages (user_id, provider_id, account_id, platform)
  WHERE provider_id IS NOT NULL;
CREATE INDEX messages_by_own_id ON messages (user_id, message_id) WHERE sender = 'agent';
CREATE INDEX messages_by_lead ON messages (user_id, lead_id, timestamp, conversation_id, sequence_no);

-- Receipts that came before the platform's answer to the send: applied when the id is known.
CREATE TABLE early_receipts (
  user_id         TEXT    NOT NULL,
  provider_id     TEXT    NOT NULL,
  account_id      TEXT    NOT NULL,
  platform        TEXT    NOT NULL,
  status          INTEGER NOT NULL,
  at              BIGINT  NOT NULL,
  failure_code    TEXT,
  failure_reason  TEXT,
  created_at      BIGINT  NOT NULL,
  PRIMARY KEY (user_id, provider_id, account_id, platform, status)
) ${clustered};

-- One slice per event, each a webhook body by itself: erasing a customer is a delete, siblings stay.
-- event_id begins with the time, so that retention is a range of the primary key.
CREATE TABLE raw_events (
  user_id      TEXT   NOT NULL,
  event_id     TEXT   NOT NULL,
  received_at  BIGINT NOT NULL,
  platform     TEXT   NOT NULL,
  account_id   TEXT,
  lead_id      TEXT,
  kind         TEXT   NOT NULL,
  state        TEXT   NOT NULL,                  -- taken, unrecognized, parked
  reason       TEXT,
  payload      TEXT   NOT NULL,
  PRIMARY KEY (user_id, event_id)
);
CREATE INDEX raw_events_by_lead ON raw_events (user_id, lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX raw_events_open ON raw_events (user_id, state, event_id) WHERE state <> 'taken';

-- ---------------------------------------------------------------- what is to be done
-- A lane is the unit of order: its items are worked one claim at a time. A gate is what a dead agent or number closes
-- for all its lanes at once.
CREATE TABLE lanes (
  user_id        TEXT    NOT NULL,
  kind           TEXT    NOT NULL,               -- relay, delivery, …
  lane           TEXT    NOT NULL,               -- conversation, lead or endpoint
  gate           TEXT    NOT NULL,               -- kind:agent or kind:account
  last_item_no   INTEGER NOT NULL,
  waiting_since  BIGINT  NOT NULL,               -- when its oldest waiting item came
  ready_at       BIGINT  NOT NULL,
  backing_off    INTEGER NOT NULL DEFAULT 0,     -- 1: ready_at is a retry's, newer items do not hurry it
  claimed_by     TEXT,                           -- boot id of the process that works it
  claimed_until  BIGINT,
  claimed_no     INTEGER,                        -- newest item of a claim that is not settled: a repetition takes no newer
  PRIMARY KEY (user_id, kind, lane)
) ${clustered};
CREATE INDEX lanes_ready ON lanes (user_id, gate, ready_at) WHERE claimed_by IS NULL;
CREATE INDEX lanes_claimed ON lanes (user_id, claimed_by) WHERE claimed_by IS NOT NULL;

CREATE TABLE queue_items (
  user_id           TEXT    NOT NULL,
  kind              TEXT    NOT NULL,
  lane              TEXT    NOT NULL,
  item_no           INTEGER NOT NULL,
  payload           TEXT    NOT NULL,
  correlation_id    TEXT,
  attempts          INTEGER NOT NULL DEFAULT 0,
  first_attempt_at  BIGINT,
  last_error        TEXT,
  mark              TEXT,                        -- what must not be forgotten between attempts: the call may have left
  created_at        BIGINT  NOT NULL,
  PRIMARY KEY (user_id, kind, lane, item_no)
) ${clustered};

CREATE TABLE gates (
  user_id       TEXT   NOT NULL,
  gate          TEXT   NOT NULL,
  paused_until  BIGINT NOT NULL,
  reason        TEXT   NOT NULL,
  since         BIGINT NOT NULL,
  PRIMARY KEY (user_id, gate)
) ${clustered};

CREATE TABLE dead_letters (
  user_id         TEXT    NOT NULL,
  dead_letter_id  TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  lane            TEXT    NOT NULL,
  gate            TEXT    NOT NULL,
  payload         TEXT    NOT NULL,
  correlation_id  TEXT,
  cause           TEXT    NOT NULL,              -- short code, to list and replay by
  detail          TEXT,
  attempts        INTEGER NOT NULL,
  created_at      BIGINT  NOT NULL,
  died_at         BIGINT  NOT NULL,
  PRIMARY KEY (user_id, dead_letter_id)
);
CREATE INDEX dead_letters_by_cause ON dead_letters (user_id, cause, dead_letter_id);
