-- purpose: Pairs that would not be compared any more.
-- grain: One deleted row a pair of wordings.
DELETE FROM ops.quote_edges AS edges
USING stale_quote_edges AS stale
WHERE
    edges.wording_key = stale.wording_key
    AND edges.other_wording_key = stale.other_wording_key;
