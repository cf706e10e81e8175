-- purpose: Pairs with texts that may have changed.
-- grain: One deleted row a pair of articles.
DELETE FROM ops.copy_edges AS edges
WHERE
    edges.article_id IN (SELECT stored.article_id FROM stored_signatures AS stored)
    OR edges.other_article_id IN (SELECT stored.article_id FROM stored_signatures AS stored);
