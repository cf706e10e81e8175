-- Their wordings: some may be said by no quote any more.
CREATE OR REPLACE TEMP TABLE former_wordings AS
SELECT DISTINCT former_quotes.wording_key
FROM former_quotes
WHERE former_quotes.wording_key IS NOT NULL;
