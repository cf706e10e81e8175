-- purpose: Some articles of a rebuild, from one place in the order of time to another, so that the index is stored by
-- days.
-- grain: One row an article.
CREATE OR REPLACE TEMP TABLE regrouped_articles AS
WITH numbered AS (
    SELECT
        articles.article_id,
        cast(timezone('UTC', coalesce(articles.published_at, articles.first_seen_at)) AS DATE) AS article_day,
        row_number() OVER (
            ORDER BY coalesce(articles.published_at, articles.first_seen_at), articles.article_id
        ) AS article_no
    FROM fact_articles AS articles
)

SELECT
    numbered.article_id,
    TRUE AS is_written,
    numbered.article_day
FROM numbered
WHERE numbered.article_no BETWEEN getvariable('first_article') AND getvariable('last_article');
