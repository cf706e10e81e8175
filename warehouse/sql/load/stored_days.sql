-- purpose: Outlets and days on which stored articles were first fetched.
-- grain: One row an outlet and UTC day.
CREATE OR REPLACE TEMP TABLE retold_days AS
SELECT DISTINCT
    articles.source_id,
    cast(timezone('UTC', articles.first_seen_at) AS DATE) AS day
FROM fact_articles AS articles;
