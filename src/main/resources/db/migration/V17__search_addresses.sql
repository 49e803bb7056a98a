-- Domains of e-mail addresses are shared by so many leads that the index of groups of letters has to go through all of them
-- for each group. A part of an address is looked for by where its @ stands instead.
--
-- An address is the user's number (search_ranges.first / 2^32), @, what stands behind the text's @ up to the end of that part
-- of the text, 0x1F, and the three letters before the @, the last one first. Of a text with several it is the user's number
-- and @@ alone. What is hidden has none.
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
