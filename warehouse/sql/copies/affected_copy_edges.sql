-- The pairs among the affected articles; of each pair both are.
SELECT
    edges.article_id,
    edges.other_article_id
FROM ops.copy_edges AS edges
SEMI JOIN affected_articles ON edges.article_id = affected_articles.article_id;
