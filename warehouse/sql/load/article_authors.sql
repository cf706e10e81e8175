-- Rows of article_authors for the articles of signed_articles.
INSERT INTO article_authors BY NAME
SELECT
    articles.article_id,
    unnest(range(1, len(articles.authors) + 1)) AS author_no,
    unnest(articles.authors) AS author_name,
    articles.source_id,
    articles.published_at
FROM fact_articles AS articles
SEMI JOIN signed_articles ON articles.article_id = signed_articles.article_id;
