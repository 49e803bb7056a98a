-- Finds which message of ours an echo shows while the platform's answer to its send is not here: of a conversation of any
-- length only what waits. A message is in it for as long as it has no id of the platform's; those of visitors never get one.
CREATE INDEX messages_without_id ON messages (user_id, conversation_id, timestamp)
  WHERE sender = 'agent' AND provider_id IS NULL AND platform <> 'webchat';
