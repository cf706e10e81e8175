-- purpose: Touched articles that have versions already, which the load writes anew. For a load of new articles there
-- are none, and no stored version is looked at.
-- grain: One row an article.
CREATE OR REPLACE TEMP TABLE retold_articles AS
SELECT touched_articles.article_id
FROM touched_articles
SEMI JOIN stored_articles ON touched_articles.article_id = stored_articles.article_id;
