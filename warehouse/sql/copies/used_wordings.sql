-- purpose: Wordings of the quotes in the articles to group anew.
-- grain: One row a wording.
CREATE OR REPLACE TEMP TABLE used_wordings AS
SELECT DISTINCT spoken.wording_key
FROM fact_quotes AS spoken
SEMI JOIN regrouped_articles
    ON
        spoken.article_id = regrouped_articles.article_id
        -- The days let DuckDB pass over the blocks of others.
        AND spoken.article_day = regrouped_articles.article_day
WHERE spoken.wording_key IS NOT NULL;
