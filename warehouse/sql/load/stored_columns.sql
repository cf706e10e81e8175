-- purpose: What the rows of the articles of articles_to_repeat repeat of them, as these are stored.
-- grain: One row an article of articles_to_repeat.
CREATE OR REPLACE TEMP TABLE stored_columns AS
SELECT
    articles.article_id,
    articles.source_id AS article_source_id,
    cast(timezone('UTC', coalesce(articles.published_at, articles.first_seen_at)) AS DATE) AS article_day,
    articles.published_at AS article_published_at
FROM fact_articles AS articles
SEMI JOIN articles_to_repeat ON articles.article_id = articles_to_repeat.article_id;
