-- purpose: Stored groups whose quotes are told anew: of the affected wordings, of those whose quote changed, and of the
-- quotes that either are in from here on.
-- grain: One row a group of quotes.
CREATE OR REPLACE TEMP TABLE retold_groups AS
WITH retold AS (
    SELECT affected_wordings.wording_key
    FROM affected_wordings
    UNION
    SELECT changed_wordings.wording_key
    FROM changed_wordings
),

wordings AS (
    SELECT retold.wording_key
    FROM retold
    UNION
    SELECT clusters.cluster_key
    FROM wording_clusters AS clusters
    SEMI JOIN retold ON clusters.wording_key = retold.wording_key
)

SELECT DISTINCT spoken.quote_group_id
FROM fact_quotes AS spoken
SEMI JOIN wordings ON spoken.wording_key = wordings.wording_key;
