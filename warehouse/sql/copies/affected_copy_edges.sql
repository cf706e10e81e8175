-- purpose: The pairs among the affected articles: of each pair either both are affected or neither.
-- grain: One row a pair of articles of which one copies the other.
SELECT
    edges.article_id,
    edges.other_article_id
FROM ops.copy_edges AS edges
SEMI JOIN affected_articles ON edges.article_id = affected_articles.article_id;
