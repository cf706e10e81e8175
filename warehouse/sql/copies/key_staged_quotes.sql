-- The quotes of a load get their wording before they are written.
UPDATE staged_quotes AS spoken
SET wording_key = keyed.wording_key
FROM quote_wordings AS keyed
WHERE spoken.quote_id = keyed.quote_id;
