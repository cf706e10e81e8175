-- purpose: Rows of article_copies that are told anew.
-- grain: One deleted row an affected article.
DELETE FROM article_copies AS copies
USING affected_articles AS affected
WHERE copies.article_id = affected.article_id;
