-- purpose: Of the wordings to settle that are joined to others, and of these, the wording that stood for their quote so
-- far. New quotes have none: each is a group of its own until it is grouped.
-- grain: One row a wording.
CREATE OR REPLACE TEMP TABLE stored_clusters AS
WITH wanted AS (
    SELECT scope_edges.wording_key
    FROM scope_edges
    UNION
    SELECT scope_edges.other_wording_key
    FROM scope_edges
),

members AS (
    SELECT DISTINCT
        spoken.wording_key,
        spoken.quote_group_id
    FROM fact_quotes AS spoken
    WHERE
        spoken.rowid IN (
            SELECT stored.rowid
            FROM fact_quotes AS stored
            SEMI JOIN wanted ON stored.wording_key = wanted.wording_key
        )
        AND spoken.article_id NOT IN (
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
