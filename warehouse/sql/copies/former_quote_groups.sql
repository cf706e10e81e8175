-- Their groups: each may lose quotes.
CREATE OR REPLACE TEMP TABLE former_quote_groups AS
SELECT DISTINCT former_quotes.quote_group_id
FROM former_quotes;
