-- The pairs among the affected wordings; of each pair both are.
SELECT
    edges.wording_key,
    edges.other_wording_key
FROM ops.quote_edges AS edges
SEMI JOIN affected_wordings ON edges.wording_key = affected_wordings.wording_key;
