-- Stored quotes get their wording; each is a group of its own until it is grouped.
UPDATE fact_quotes AS spoken
SET wording_key = keyed.wording_key
FROM quote_wordings AS keyed
WHERE spoken.quote_id = keyed.quote_id;
