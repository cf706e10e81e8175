-- Wordings whose groups may be others than before: of new quotes, of quotes that are gone, and of those whose article
-- is in another group of copies.
CREATE OR REPLACE TEMP TABLE affected_wordings AS
SELECT used_wordings.wording_key
FROM used_wordings
UNION
SELECT former_wordings.wording_key
FROM former_wordings
UNION
SELECT spoken.wording_key
FROM fact_quotes AS spoken
SEMI JOIN moved_articles ON spoken.article_id = moved_articles.article_id
WHERE spoken.wording_key IS NOT NULL;
