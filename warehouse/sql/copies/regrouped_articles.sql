-- purpose: Articles of this load whose group may be another than before, and whether their rows were written anew; in
-- the others only the time of the first sighting changed.
-- grain: One row an article.
CREATE OR REPLACE TEMP TABLE regrouped_articles AS
SELECT
    articles.article_id,
    settled.is_loaded AS is_written,
    cast(timezone('UTC', coalesce(articles.published_at, articles.first_seen_at)) AS DATE) AS article_day
FROM settled_articles AS settled
INNER JOIN fact_articles AS articles ON settled.article_id = articles.article_id
WHERE settled.is_loaded OR settled.is_amended;
