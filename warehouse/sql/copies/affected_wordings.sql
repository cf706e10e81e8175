-- purpose: Wordings whose quote may be another than before, or told otherwise: of new quotes, of quotes in groups that
-- lose some, what was joined to wordings that may be gone, and what articles have that are in another group of copies.
-- grain: One row a wording.
CREATE OR REPLACE TEMP TABLE affected_wordings AS
SELECT used_wordings.wording_key
FROM used_wordings
UNION
SELECT spoken.wording_key
FROM fact_quotes AS spoken
SEMI JOIN former_quote_groups ON spoken.quote_group_id = former_quote_groups.quote_group_id
WHERE spoken.wording_key IS NOT NULL
UNION
SELECT edges.wording_key
FROM ops.quote_edges AS edges
SEMI JOIN former_wordings ON edges.other_wording_key = former_wordings.wording_key
UNION
SELECT edges.other_wording_key
FROM ops.quote_edges AS edges
SEMI JOIN former_wordings ON edges.wording_key = former_wordings.wording_key
UNION
SELECT spoken.wording_key
FROM fact_quotes AS spoken
SEMI JOIN moved_articles
    ON
        spoken.article_id = moved_articles.article_id
        -- The days let DuckDB pass over the blocks of others.
        AND spoken.article_day = moved_articles.article_day
WHERE spoken.wording_key IS NOT NULL;
