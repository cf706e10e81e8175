-- purpose: Wordings whose quote is settled anew: the affected ones, all others of their groups, and what is joined to
-- any of these.
-- grain: One row a wording.
CREATE OR REPLACE TEMP TABLE scope_wordings AS
WITH affected_groups AS (
    SELECT DISTINCT spoken.quote_group_id
    FROM fact_quotes AS spoken
    SEMI JOIN affected_wordings ON spoken.wording_key = affected_wordings.wording_key
),

members AS (
    SELECT affected_wordings.wording_key
    FROM affected_wordings
    UNION
    SELECT spoken.wording_key
    FROM fact_quotes AS spoken
    SEMI JOIN affected_groups ON spoken.quote_group_id = affected_groups.quote_group_id
    WHERE spoken.wording_key IS NOT NULL
)

SELECT members.wording_key
FROM members
UNION
SELECT edges.wording_key
FROM ops.quote_edges AS edges
SEMI JOIN members ON edges.other_wording_key = members.wording_key
UNION
SELECT edges.other_wording_key
FROM ops.quote_edges AS edges
SEMI JOIN members ON edges.wording_key = members.wording_key;
