-- purpose: The wordings of former_quotes: some may be said by no quote any more.
-- grain: One row a wording.
CREATE OR REPLACE TEMP TABLE former_wordings AS
SELECT DISTINCT former_quotes.wording_key
FROM former_quotes
WHERE former_quotes.wording_key IS NOT NULL;
