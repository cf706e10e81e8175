-- purpose: Of the wordings to settle, and of those joined to them, the wording that stood for their quote so far. New
-- quotes have none: each is a group of its own until it is grouped.
-- grain: One row a wording.
CREATE OR REPLACE TEMP TABLE stored_clusters AS
WITH wanted AS (
    SELECT edges.wording_key
    FROM ops.quote_edges AS edges
    SEMI JOIN scope_wordings ON edges.other_wording_key = scope_wordings.wording_key
    UNION
    SELECT edges.other_wording_key
    FROM ops.quote_edges AS edges
    SEMI JOIN scope_wordings ON edges.wording_key = scope_wordings.wording_key
    UNION
    SELECT scope_wordings.wording_key
    FROM scope_wordings
),

members AS (
    SELECT DISTINCT
        spoken.wording_key,
        spoken.quote_group_id
    FROM fact_quotes AS spoken
    SEMI JOIN wanted ON spoken.wording_key = wanted.wording_key
    WHERE
        spoken.article_id NOT IN (
            SELECT regrouped.article_id
            FROM regrouped_articles AS regrouped
            WHERE regrouped.is_written
        )
)

SELECT DISTINCT
    members.wording_key,
    foremost.wording_key AS cluster_key
FROM members
INNER JOIN fact_quotes AS foremost ON members.quote_group_id = foremost.quote_id
WHERE foremost.wording_key IS NOT NULL;
