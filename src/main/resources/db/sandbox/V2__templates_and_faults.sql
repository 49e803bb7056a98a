-- Message templates of a WhatsApp business account: some come with it, others are made over the Graph API.
CREATE TABLE template (
  template_no INTEGER PRIMARY KEY,
  business_id TEXT NOT NULL,
  template_id TEXT NOT NULL,
  name        TEXT NOT NULL,
  language    TEXT NOT NULL,
  category    TEXT NOT NULL,
  components  TEXT NOT NULL,
  UNIQUE (business_id, name, language)
);
INSERT INTO template (business_id, template_id, name, language, category, components) VALUES
  ('102290129340398', '710000000000001', 'hello_world', 'en_US', 'UTILITY',
   '[{"type":"HEADER","format":"TEXT","text":"Hello World"},{"type":"BODY","text":"A template may open a conversation. This one does."},{"type":"FOOTER","text":"Sent from the sandbox"}]'),
  ('102290129340398', '710000000000002', 'order_update', 'en', 'UTILITY',
   '[{"type":"BODY","text":"Hi {{1}}, your order {{2}} is on its way."},{"type":"BUTTONS","buttons":[{"type":"URL","text":"Track it","url":"https://example.com/track/{{1}}"}]}]'),
  ('102290129340398', '710000000000003', 'appointment_reminder', 'en', 'UTILITY',
   '[{"type":"BODY","text":"Hi {{name}}, see you on {{day}}. Reply if it does not suit you."}]');

-- Which call, webhook or download met which fault. Target: graph, webhook or media.
CREATE TABLE fault (
  fault_no      INTEGER PRIMARY KEY,
  target        TEXT    NOT NULL,
  fault         TEXT    NOT NULL,
  account_id    TEXT    NOT NULL,
  customer_id   TEXT,
  callback_data TEXT,
  message_id    TEXT
);
CREATE INDEX fault_by_kind ON fault (target, fault);
