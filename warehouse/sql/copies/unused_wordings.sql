-- purpose: Former wordings that no stored quote has any more.
-- grain: One row a wording.
CREATE OR REPLACE TEMP TABLE unused_wordings AS
SELECT former_wordings.wording_key
FROM former_wordings
ANTI JOIN fact_quotes AS spoken ON former_wordings.wording_key = spoken.wording_key;
