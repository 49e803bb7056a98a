-- What lists of leads, their totals and their search are read from, kept by the store itself so that no way of writing
-- can forget it. Nothing of it is the truth: `rebuild` makes all of it again from leads, conversations and messages.

-- ---------------------------------------------------------------- what a lead is filtered by, in one number
ALTER TABLE leads ADD COLUMN name_key TEXT;                        -- the name with its case folded: sorts by it
ALTER TABLE leads ADD COLUMN search_id BIGINT;                     -- its text in lead_search
ALTER TABLE leads ADD COLUMN route_id INTEGER NOT NULL DEFAULT 0;  -- in lead_routes; 0 without conversations
-- Bits 0-2 platforms, 3-4 status, 5-8 score, 9 extraction, 10 e-mail, 11 conversation, 12 name.
ALTER TABLE leads ADD COLUMN facets INTEGER GENERATED ALWAYS AS (
  platforms
  | (CASE lead_status WHEN 'Hot' THEN 1 WHEN 'Warm' THEN 2 WHEN 'Cold' THEN 3 ELSE 0 END << 3)
  | (COALESCE(total_score, 0) << 5)
  | ((extraction_id IS NOT NULL) << 9)
  | ((COALESCE(email, '') <> '') << 10)
  | ((conversation_count > 0) << 11)
  | ((name_key IS NOT NULL) << 12)) VIRTUAL;

-- Which accounts and agents a lead has conversations with. Leads share them: there are few.
CREATE TABLE lead_routes (
  user_id   TEXT    NOT NULL,
  route_id  INTEGER NOT NULL,
  route     TEXT    NOT NULL,                    -- JSON: [account_id, agent_id, 1 when active] of each conversation, once
  PRIMARY KEY (user_id, route_id)
) ${clustered};
CREATE UNIQUE INDEX lead_routes_by_route ON lead_routes (user_id, route);

-- A sort each, with what leads are filtered by at hand: a list that skips many never looks at the rows it skips.
DROP INDEX leads_by_last_message;
CREATE INDEX leads_by_last_message ON leads (user_id, last_message_at, customer_phone, facets, route_id, search_id)
  WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX leads_by_first_contact ON leads (user_id, first_contact_at, customer_phone, facets, route_id, search_id)
  WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX leads_by_total_messages ON leads (user_id, total_messages, customer_phone, facets, route_id, search_id)
  WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX leads_by_total_score ON leads (user_id, total_score, customer_phone, facets, route_id, search_id)
  WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX leads_by_name ON leads (user_id, name_key, customer_phone, facets, route_id, search_id)
  WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE INDEX leads_by_created ON leads (user_id, created_at, customer_phone, facets, route_id, search_id)
  WHERE deleted_at IS NULL AND merged_into IS NULL;
-- For what few leads have.
CREATE INDEX leads_by_facets ON leads (user_id, facets, route_id)
  WHERE deleted_at IS NULL AND merged_into IS NULL;
CREATE UNIQUE INDEX leads_by_search ON leads (search_id) WHERE search_id IS NOT NULL;
CREATE INDEX leads_unsearched ON leads (user_id)
  WHERE search_id IS NULL AND deleted_at IS NULL AND merged_into IS NULL;

-- ---------------------------------------------------------------- how many there are
CREATE TABLE lead_counts (
  user_id   TEXT    NOT NULL,
  day       INTEGER NOT NULL,                    -- of the last message, since 1970; -2 without one; -1 the sum of all days
  facets    INTEGER NOT NULL,
  route_id  INTEGER NOT NULL,
  leads     INTEGER NOT NULL,
  PRIMARY KEY (user_id, day, facets, route_id)
) ${clustered};

CREATE TRIGGER leads_counted AFTER INSERT ON leads
WHEN NEW.deleted_at IS NULL AND NEW.merged_into IS NULL
BEGIN
  INSERT INTO lead_counts (user_id, day, facets, route_id, leads)
  VALUES (NEW.user_id, -1, NEW.facets, NEW.route_id, 1),
    (NEW.user_id, COALESCE(NEW.last_message_at / 86400000, -2), NEW.facets, NEW.route_id, 1)
  ON CONFLICT (user_id, day, facets, route_id) DO UPDATE SET leads = lead_counts.leads + 1;
END;

-- Every message changes last_message_at: of those this does no more than compare two days.
CREATE TRIGGER leads_recounted AFTER UPDATE OF last_message_at, platforms, lead_status, total_score, extraction_id,
  email, conversation_count, name_key, route_id, deleted_at, merged_into ON leads
WHEN NEW.last_message_at / 86400000 IS NOT OLD.last_message_at / 86400000
  OR NEW.facets <> OLD.facets OR NEW.route_id <> OLD.route_id
  OR (NEW.deleted_at IS NULL AND NEW.merged_into IS NULL) <> (OLD.deleted_at IS NULL AND OLD.merged_into IS NULL)
BEGIN
  INSERT INTO lead_counts (user_id, day, facets, route_id, leads)
  SELECT NEW.user_id, days.day, NEW.facets, NEW.route_id, 1
  FROM (SELECT -1 AS day UNION ALL SELECT COALESCE(NEW.last_message_at / 86400000, -2)) days
  WHERE NEW.deleted_at IS NULL AND NEW.merged_into IS NULL
  ON CONFLICT (user_id, day, facets, route_id) DO UPDATE SET leads = lead_counts.leads + 1;
  UPDATE lead_counts SET leads = leads - 1
  WHERE user_id = OLD.user_id AND day IN (-1, COALESCE(OLD.last_message_at / 86400000, -2))
    AND facets = OLD.facets AND route_id = OLD.route_id AND OLD.deleted_at IS NULL AND OLD.merged_into IS NULL;
  DELETE FROM lead_counts
  WHERE user_id = OLD.user_id AND day IN (-1, COALESCE(OLD.last_message_at / 86400000, -2))
    AND facets = OLD.facets AND route_id = OLD.route_id AND leads = 0;
END;

CREATE TRIGGER leads_uncounted AFTER DELETE ON leads
WHEN OLD.deleted_at IS NULL AND OLD.merged_into IS NULL
BEGIN
  UPDATE lead_counts SET leads = leads - 1
  WHERE user_id = OLD.user_id AND day IN (-1, COALESCE(OLD.last_message_at / 86400000, -2))
    AND facets = OLD.facets AND route_id = OLD.route_id;
  DELETE FROM lead_counts
  WHERE user_id = OLD.user_id AND day IN (-1, COALESCE(OLD.last_message_at / 86400000, -2))
    AND facets = OLD.facets AND route_id = OLD.route_id AND leads = 0;
END;

-- ---------------------------------------------------------------- with whom a lead talks
CREATE VIEW lead_routes_now AS
SELECT user_id, lead_id,
  json_group_array(DISTINCT json_array(account_id, agent_id, status = 'active')
    ORDER BY json_array(account_id, agent_id, status = 'active')) AS route
FROM conversations WHERE deleted_at IS NULL GROUP BY user_id, lead_id;

-- To insert a lead here is to bring its route up to date.
CREATE VIEW lead_rerouting AS SELECT user_id, lead_id FROM leads;
CREATE TRIGGER lead_rerouted INSTEAD OF INSERT ON lead_rerouting
BEGIN
  INSERT INTO lead_routes (user_id, route_id, route)
  SELECT NEW.user_id, 1 + COALESCE((SELECT MAX(route_id) FROM lead_routes WHERE user_id = NEW.user_id), 0), now.route
  FROM lead_routes_now now
  WHERE now.user_id = NEW.user_id AND now.lead_id = NEW.lead_id AND NOT EXISTS (
    SELECT 1 FROM lead_routes known WHERE known.user_id = NEW.user_id AND known.route = now.route);
  UPDATE leads SET route_id = COALESCE((SELECT known.route_id FROM lead_routes_now now
      JOIN lead_routes known ON known.user_id = now.user_id AND known.route = now.route
      WHERE now.user_id = NEW.user_id AND now.lead_id = NEW.lead_id), 0)
  WHERE user_id = NEW.user_id AND lead_id = NEW.lead_id
    AND route_id <> COALESCE((SELECT known.route_id FROM lead_routes_now now
      JOIN lead_routes known ON known.user_id = now.user_id AND known.route = now.route
      WHERE now.user_id = NEW.user_id AND now.lead_id = NEW.lead_id), 0);
END;

CREATE TRIGGER conversations_routed AFTER INSERT ON conversations
BEGIN
  INSERT INTO lead_rerouting (user_id, lead_id) VALUES (NEW.user_id, NEW.lead_id);
END;
CREATE TRIGGER conversations_rerouted AFTER UPDATE OF lead_id, account_id, agent_id, status, deleted_at ON conversations
WHEN NEW.agent_id IS NOT OLD.agent_id OR NEW.lead_id <> OLD.lead_id OR NEW.status <> OLD.status
  OR NEW.account_id <> OLD.account_id OR (NEW.deleted_at IS NULL) <> (OLD.deleted_at IS NULL)
BEGIN
  INSERT INTO lead_rerouting (user_id, lead_id) VALUES (NEW.user_id, NEW.lead_id);
  INSERT INTO lead_rerouting (user_id, lead_id) SELECT OLD.user_id, OLD.lead_id WHERE OLD.lead_id <> NEW.lead_id;
END;
CREATE TRIGGER conversations_unrouted AFTER DELETE ON conversations
BEGIN
  INSERT INTO lead_rerouting (user_id, lead_id) VALUES (OLD.user_id, OLD.lead_id);
END;

-- ---------------------------------------------------------------- the words they are searched by
-- A user's texts lie side by side: their numbers begin with the user's own, so that a search never meets others'.
CREATE TABLE search_ranges (
  user_id  TEXT    NOT NULL PRIMARY KEY,
  first    BIGINT  NOT NULL UNIQUE,
  last     BIGINT  NOT NULL                      -- the last number given
) ${clustered};

CREATE TABLE lead_search (
  search_id    INTEGER NOT NULL PRIMARY KEY,
  search_text  TEXT    NOT NULL,                 -- customer_phone, name, e-mail and company, case folded, 0x1F between
  state        INTEGER NOT NULL                  -- 0 in lead_trigrams, 1 to be put there, 2 hidden
);
CREATE INDEX lead_search_waiting ON lead_search (search_id) WHERE state = 1;

CREATE VIRTUAL TABLE lead_trigrams USING fts5(
  search_text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1');
-- What the index holds, for `rebuild` to compare.
CREATE VIRTUAL TABLE lead_trigrams_terms USING fts5vocab(lead_trigrams, 'instance');

CREATE TRIGGER leads_hidden AFTER UPDATE OF deleted_at, merged_into ON leads
WHEN OLD.search_id IS NOT NULL
  AND (NEW.deleted_at IS NULL AND NEW.merged_into IS NULL) <> (OLD.deleted_at IS NULL AND OLD.merged_into IS NULL)
BEGIN
  DELETE FROM lead_trigrams -- where what was hidden is not
    WHERE rowid = CASE WHEN OLD.deleted_at IS NULL AND OLD.merged_into IS NULL THEN OLD.search_id END;
  UPDATE lead_search SET state = CASE WHEN NEW.deleted_at IS NULL AND NEW.merged_into IS NULL THEN 1 ELSE 2 END
  WHERE search_id = OLD.search_id;
END;
CREATE TRIGGER leads_forgotten AFTER DELETE ON leads
WHEN OLD.search_id IS NOT NULL
BEGIN
  DELETE FROM lead_trigrams WHERE rowid = OLD.search_id;
  DELETE FROM lead_search WHERE search_id = OLD.search_id;
END;

-- ---------------------------------------------------------------- what is there already
INSERT INTO lead_rerouting (user_id, lead_id) SELECT DISTINCT user_id, lead_id FROM conversations;
INSERT INTO lead_counts (user_id, day, facets, route_id, leads)
SELECT user_id, day, facets, route_id, COUNT(*)
FROM (SELECT user_id, COALESCE(last_message_at / 86400000, -2) AS day, facets, route_id FROM leads
    WHERE deleted_at IS NULL AND merged_into IS NULL
  UNION ALL SELECT user_id, -1, facets, route_id FROM leads WHERE deleted_at IS NULL AND merged_into IS NULL)
WHERE true GROUP BY user_id, day, facets, route_id
ON CONFLICT (user_id, day, facets, route_id) DO UPDATE SET leads = excluded.leads;
