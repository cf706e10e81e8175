-- purpose: What is indexed of the articles to group anew.
-- grain: One row an article.
CREATE OR REPLACE TEMP TABLE stored_signatures AS
SELECT
    stored.article_id,
    cast(timezone('UTC', stored.sighted_at) AS DATE) AS sighted_day
FROM ops.article_signatures AS stored
SEMI JOIN regrouped_articles ON stored.article_id = regrouped_articles.article_id;
