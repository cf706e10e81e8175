-- purpose: Signatures of texts that may have changed.
-- grain: One deleted row an article.
DELETE FROM ops.article_signatures AS signatures
USING stored_signatures AS stored
WHERE signatures.article_id = stored.article_id;
