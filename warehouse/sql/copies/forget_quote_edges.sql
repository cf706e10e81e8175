-- Pairs with wordings that no quote has any more.
DELETE FROM ops.quote_edges AS edges
USING unused_wordings AS unused
WHERE edges.wording_key = unused.wording_key OR edges.other_wording_key = unused.wording_key;
