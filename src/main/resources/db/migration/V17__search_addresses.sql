-- Domains of e-mail addresses are shared by so many leads that the index of groups of letters has to go through all of them
-- for each group. A part of an address is looked for by where its @ stands instead.
--
-- The number that a user's texts begin with, @, what is behind it up to the end of its part of the text, 0x1F, and the three
-- letters before it, the last one first. The number and @@ alone where a text has several. None for what is hidden.
ALTER TABLE lead_search ADD COLUMN address TEXT AS (
  CASE WHEN state = 2 OR INSTR(search_text, '@') = 0 THEN NULL
    WHEN INSTR(SUBSTR(search_text, INSTR(search_text, '@') + 1), '@') > 0 THEN (search_id >> 32) || '@@'
    ELSE (search_id >> 32) || '@'
      || SUBSTR(search_text, INSTR(search_text, '@') + 1,
           INSTR(SUBSTR(search_text, INSTR(search_text, '@') + 1) || CHAR(31), CHAR(31)) - 1)
      || CHAR(31)
      || SUBSTR(CHAR(31, 31, 31) || search_text, INSTR(search_text, '@') + 2, 1)
      || SUBSTR(CHAR(31, 31, 31) || search_text, INSTR(search_text, '@') + 1, 1)
      || SUBSTR(CHAR(31, 31, 31) || search_text, INSTR(search_text, '@'), 1) END) VIRTUAL;
CREATE INDEX lead_search_addresses ON lead_search (address) WHERE address IS NOT NULL;
