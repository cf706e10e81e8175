-- Pairs with texts that may have changed.
DELETE FROM ops.copy_edges AS edges
USING stored_signatures AS stored
WHERE edges.article_id = stored.article_id OR edges.other_article_id = stored.article_id;
