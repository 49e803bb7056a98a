-- Of the seven indexes that every message is written to, two tell what others tell as well. Each was written at a place of
-- its own: a page of the log and a page of the file for every message.

-- ---------------------------------------------------------------- messages of a lead
-- Found by its conversations. Where all came in the order of their times, places are that order; where one came after a
-- newer one, the messages of that conversation are sorted.
ALTER TABLE conversations ADD COLUMN late INTEGER NOT NULL DEFAULT 0;  -- 1: a message came after one with a later time
DROP INDEX messages_by_lead;
UPDATE conversations SET late = 1 WHERE (user_id, conversation_id) IN (
  SELECT user_id, conversation_id FROM (
    SELECT user_id, conversation_id, timestamp,
      LAG(timestamp) OVER (PARTITION BY user_id, conversation_id ORDER BY sequence_no) AS before FROM messages)
  WHERE timestamp < before);

-- ---------------------------------------------------------------- what a lead sent us
-- A message knows its slice; only slices of all else are found by their lead. Those of messages have no dedupe_key: older
-- ones, of which no message knows, get one that nothing else has.
ALTER TABLE messages ADD COLUMN event_id TEXT;                         -- in raw_events; null for ours
UPDATE raw_events SET dedupe_key = 'kept ' || event_id WHERE lead_id IS NOT NULL AND dedupe_key IS NULL;
DROP INDEX raw_events_by_lead;
CREATE INDEX raw_events_by_lead ON raw_events (user_id, lead_id) WHERE lead_id IS NOT NULL AND dedupe_key IS NOT NULL;
