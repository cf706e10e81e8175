-- purpose: What is joined to wordings whose quote changed is settled anew too.
-- grain: One row a wording that scope_wordings lacks.
INSERT INTO scope_wordings
SELECT edges.wording_key
FROM ops.quote_edges AS edges
SEMI JOIN changed_wordings ON edges.other_wording_key = changed_wordings.wording_key
UNION
SELECT edges.other_wording_key
FROM ops.quote_edges AS edges
SEMI JOIN changed_wordings ON edges.wording_key = changed_wordings.wording_key
EXCEPT
SELECT scope_wordings.wording_key
FROM scope_wordings;
