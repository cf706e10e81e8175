-- Before a rebuild each article is its own group.
UPDATE fact_articles
SET duplicate_group_id = article_id
WHERE duplicate_group_id != article_id;
