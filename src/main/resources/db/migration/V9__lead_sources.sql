-- Where leads come from beside conversations: extractions, contacts, template sends. And what keeps erased ones out.

-- What was read from what a customer said: append-only, the newest is the lead's. All five scores or none.
CREATE TABLE extractions (
  user_id           TEXT    NOT NULL,
  extraction_id     TEXT    NOT NULL,
  lead_id           TEXT    NOT NULL,
  created_at        BIGINT  NOT NULL,            -- of one lead no two at the same time, so that one is the newest
  source            TEXT    NOT NULL,            -- api, agent; later the built-in extractors
  name              TEXT,
  email             TEXT,
  company           TEXT,
  lead_status       TEXT,                        -- Hot, Warm, Cold
  total_score       INTEGER,
  intent_score      INTEGER,
  urgency_score     INTEGER,
  budget_score      INTEGER,
  fit_score         INTEGER,
  engagement_score  INTEGER,
  quality_score     INTEGER,                     -- 0 to 100; null when it brings none of its own
  summary           TEXT,
  requests          TEXT,                        -- JSON: a text or a list of texts
  interest          TEXT,                        -- the same
  PRIMARY KEY (user_id, extraction_id)
);
CREATE INDEX extractions_by_lead ON extractions (user_id, lead_id, created_at, extraction_id);

-- What a business itself knows of a customer: one per lead, found by the phone in any spelling.
CREATE TABLE contacts (
  user_id     TEXT   NOT NULL,
  lead_id     TEXT   NOT NULL,
  phone       TEXT,                              -- as it was typed
  name        TEXT,
  email       TEXT,
  company     TEXT,
  metadata    TEXT   NOT NULL DEFAULT '{}',      -- JSON
  created_at  BIGINT NOT NULL,
  updated_at  BIGINT NOT NULL,
  PRIMARY KEY (user_id, lead_id)
) ${clustered};

CREATE TABLE template_sends (
  user_id           TEXT   NOT NULL,
  template_send_id  TEXT   NOT NULL,
  lead_id           TEXT   NOT NULL,
  name              TEXT   NOT NULL,
  language          TEXT,
  account_id        TEXT,                        -- our number; null when it was not told
  parameters        TEXT,                        -- JSON
  status            TEXT   NOT NULL,             -- sent
  sent_at           BIGINT NOT NULL,
  created_at        BIGINT NOT NULL,
  PRIMARY KEY (user_id, template_send_id)
);
CREATE INDEX template_sends_by_time ON template_sends (user_id, sent_at, template_send_id);
CREATE INDEX template_sends_by_name ON template_sends (user_id, name, sent_at, template_send_id);
CREATE INDEX template_sends_by_lead ON template_sends (user_id, lead_id, sent_at, template_send_id);

-- Hashes of what was erased for good: platforms deliver again for a week. Nothing can be read from them.
CREATE TABLE tombstones (
  user_id     TEXT   NOT NULL,
  hash        TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (user_id, hash)
) ${clustered};
CREATE INDEX tombstones_by_age ON tombstones (user_id, created_at);

-- By whom, for erasing: few rows have a customer there and no other way to be found.
CREATE INDEX reactions_by_reactor ON reactions (user_id, reactor) WHERE reactor <> '';
CREATE INDEX participant_receipts_by_participant ON participant_receipts (user_id, participant);
CREATE INDEX raw_events_of_nobody ON raw_events (user_id, event_id) WHERE lead_id IS NULL;
CREATE INDEX leads_merged ON leads (user_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX dead_letters_by_lane ON dead_letters (user_id, lane);
