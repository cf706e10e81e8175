-- purpose: Before a rebuild each quote is its own group.
-- grain: One changed row a quote that has a wording or a group.
UPDATE fact_quotes
SET wording_key = NULL, quote_group_id = quote_id
WHERE wording_key IS NOT NULL OR quote_group_id != quote_id;
