-- purpose: Affected articles whose group, or the agency that their text comes from, is another than is stored.
-- grain: One row an article.
CREATE OR REPLACE TEMP TABLE moved_articles AS
SELECT
    articles.article_id,
    cast(timezone('UTC', coalesce(articles.published_at, articles.first_seen_at)) AS DATE) AS article_day,
    coalesce(found.duplicate_group_id, articles.article_id) AS duplicate_group_id
FROM fact_articles AS articles
SEMI JOIN affected_articles ON articles.article_id = affected_articles.article_id
LEFT JOIN article_copies AS stored ON articles.article_id = stored.article_id
LEFT JOIN new_copies AS found ON articles.article_id = found.article_id
WHERE
    articles.duplicate_group_id != coalesce(found.duplicate_group_id, articles.article_id)
    OR stored.agency IS DISTINCT FROM found.agency;
