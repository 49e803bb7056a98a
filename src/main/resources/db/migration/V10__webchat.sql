-- ---------------------------------------------------------------- who visits
-- A browser that began to chat. It becomes a lead by its first message, so this row may be all there ever is of it.
CREATE TABLE webchat_sessions (
  user_id     TEXT   NOT NULL,
  session_id  TEXT   NOT NULL,                   -- web-…
  site        TEXT   NOT NULL,
  visitor     TEXT,                              -- the site's own id of somebody it knows; null for a stranger
  name        TEXT,                              -- as the site calls the visitor
  email       TEXT,
  page        TEXT,                              -- where the visitor began to write
  referrer    TEXT,
  locale      TEXT,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (user_id, session_id)
) ${clustered};
-- Somebody the site knows has one session there, on whatever device.
CREATE UNIQUE INDEX webchat_visitors ON webchat_sessions (user_id, site, visitor) WHERE visitor IS NOT NULL;
CREATE INDEX webchat_strangers ON webchat_sessions (user_id, created_at) WHERE visitor IS NULL;

-- ---------------------------------------------------------------- what was said
-- What a chat widget needs to go on where it was: every change of a conversation has a number, and a message carries that
-- of its latest. Only visitors resume, so only their conversations pay for it.
ALTER TABLE conversations ADD COLUMN change_no INTEGER NOT NULL DEFAULT 0;   -- of the latest change
ALTER TABLE conversations ADD COLUMN ended_no INTEGER;                       -- of its end, or of its rating after that
ALTER TABLE conversations ADD COLUMN ended_by TEXT;                          -- visitor, agent, operator, idle
ALTER TABLE conversations ADD COLUMN rating INTEGER;                         -- 1 to 5, by the customer
ALTER TABLE conversations ADD COLUMN feedback TEXT;                          -- what the customer wrote beside it
ALTER TABLE messages ADD COLUMN change_no INTEGER NOT NULL DEFAULT 0;

-- Finds what has been quiet for long.
CREATE INDEX conversations_quiet ON conversations (user_id, platform, last_message_at)
  WHERE platform = 'webchat' AND status = 'active';

-- By trigger, because every way to write a message must count: intake, relay, receipts, edits, a person at the API.
CREATE TRIGGER webchat_message_added AFTER INSERT ON messages WHEN NEW.platform = 'webchat' BEGIN
  UPDATE conversations SET change_no = change_no + 1
    WHERE user_id = NEW.user_id AND conversation_id = NEW.conversation_id;
  UPDATE messages SET change_no = (SELECT c.change_no FROM conversations c
      WHERE c.user_id = NEW.user_id AND c.conversation_id = NEW.conversation_id)
    WHERE user_id = NEW.user_id AND conversation_id = NEW.conversation_id AND sequence_no = NEW.sequence_no;
END;

CREATE TRIGGER webchat_message_changed
AFTER UPDATE OF text, content, delivery_status, edited_at, deleted_at ON messages
WHEN NEW.platform = 'webchat' AND (NEW.delivery_status <> OLD.delivery_status OR NEW.text IS NOT OLD.text
  OR NEW.content IS NOT OLD.content OR NEW.edited_at IS NOT OLD.edited_at OR NEW.deleted_at IS NOT OLD.deleted_at) BEGIN
  UPDATE conversations SET change_no = change_no + 1
    WHERE user_id = NEW.user_id AND conversation_id = NEW.conversation_id;
  UPDATE messages SET change_no = (SELECT c.change_no FROM conversations c
      WHERE c.user_id = NEW.user_id AND c.conversation_id = NEW.conversation_id)
    WHERE user_id = NEW.user_id AND conversation_id = NEW.conversation_id AND sequence_no = NEW.sequence_no;
END;

CREATE TRIGGER webchat_conversation_ended AFTER UPDATE OF status, rating ON conversations
WHEN NEW.platform = 'webchat' AND NEW.status <> 'active'
  AND (OLD.status = 'active' OR NEW.rating IS NOT OLD.rating) BEGIN
  UPDATE conversations SET change_no = change_no + 1, ended_no = change_no + 1
    WHERE user_id = NEW.user_id AND conversation_id = NEW.conversation_id;
END;
