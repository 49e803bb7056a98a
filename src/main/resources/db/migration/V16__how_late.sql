-- Where a message came after one with a later time, all messages of the conversation were sorted for each page. That is
-- common and means little: whole seconds of one side beside milliseconds of the other. How far it came, in places, says how
-- few have to be sorted.
--
-- conversations.late is the longest distance now: 0 for places in the order of their times; above 64, 1073741824: any.
-- A message's distance is the way back to the first place with a later time.
UPDATE conversations SET late = (
  SELECT CASE WHEN MAX(m.sequence_no - m.later) > 64 THEN 1073741824
    WHEN MAX(m.sequence_no - m.later) > 0 THEN MAX(m.sequence_no - m.later) ELSE 0 END
  FROM (SELECT sequence_no,
      MIN(sequence_no) OVER (ORDER BY timestamp DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later
    FROM messages WHERE user_id = conversations.user_id AND conversation_id = conversations.conversation_id) m)
WHERE late = 1;
