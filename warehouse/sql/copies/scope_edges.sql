-- purpose: The pairs of which at least one is to be settled.
-- grain: One row a pair of wordings that are the same quote.
CREATE OR REPLACE TEMP TABLE scope_edges AS
SELECT
    edges.wording_key,
    edges.other_wording_key
FROM ops.quote_edges AS edges
WHERE
    edges.wording_key IN (SELECT scope_wordings.wording_key FROM scope_wordings)
    OR edges.other_wording_key IN (SELECT scope_wordings.wording_key FROM scope_wordings);
