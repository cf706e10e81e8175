-- purpose: Before a rebuild each article is its own group.
-- grain: One changed row an article with copies.
UPDATE fact_articles
SET duplicate_group_id = article_id
WHERE duplicate_group_id != article_id;
