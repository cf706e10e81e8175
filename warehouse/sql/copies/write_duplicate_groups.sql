-- purpose: The group in fact_articles, where it changed.
-- grain: One changed row an article.
UPDATE fact_articles AS articles
SET duplicate_group_id = moved.duplicate_group_id
FROM moved_articles AS moved
WHERE
    articles.article_id = moved.article_id
    AND articles.duplicate_group_id != moved.duplicate_group_id;
