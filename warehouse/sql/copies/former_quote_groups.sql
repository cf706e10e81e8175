-- purpose: The groups of former_quotes: each may lose quotes.
-- grain: One row a group of quotes.
CREATE OR REPLACE TEMP TABLE former_quote_groups AS
SELECT DISTINCT former_quotes.quote_group_id
FROM former_quotes;
