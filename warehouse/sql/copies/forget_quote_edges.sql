-- purpose: Pairs with wordings that no quote has any more.
-- grain: One deleted row a pair of wordings.
DELETE FROM ops.quote_edges AS edges
WHERE
    edges.wording_key IN (SELECT unused.wording_key FROM unused_wordings AS unused)
    OR edges.other_wording_key IN (SELECT unused.wording_key FROM unused_wordings AS unused);
