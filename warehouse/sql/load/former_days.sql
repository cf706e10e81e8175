-- purpose: Outlets and days on which stored articles that the load changes were first fetched.
-- grain: One row an outlet and UTC day.
CREATE OR REPLACE TEMP TABLE retold_days AS
SELECT DISTINCT
    articles.source_id,
    cast(timezone('UTC', articles.first_seen_at) AS DATE) AS day
FROM fact_articles AS articles
INNER JOIN settled_articles AS settled ON articles.article_id = settled.article_id
WHERE settled.is_stored AND (settled.is_loaded OR settled.is_amended);
