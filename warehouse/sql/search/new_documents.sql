-- purpose: Documents of the articles in `articles_to_index`: each article by title and text, and each of its quotes,
-- numbered on from the last one. Their texts stand beside them until their words are told.
-- grain: One row a document: an article, or a quote of one.
CREATE OR REPLACE TEMP TABLE new_documents AS
WITH articles AS (
    SELECT
        stored.article_id,
        stored.source_id,
        stored.title,
        stored.text,
        cast(timezone('UTC', coalesce(stored.published_at, stored.first_seen_at)) AS DATE) AS day
    FROM fact_articles AS stored
    -- Row numbers first: texts are read of these rows alone.
    WHERE stored.rowid IN (
        SELECT listed.rowid
        FROM fact_articles AS listed
        SEMI JOIN articles_to_index ON listed.article_id = articles_to_index.article_id
    )
),

documents AS (
    SELECT
        'article' AS kind,
        articles.article_id,
        NULL AS quote_id,
        0 AS quote_no,
        articles.source_id,
        articles.day,
        concat_ws(' ', articles.title, articles.text) AS text
    FROM articles
    UNION ALL
    SELECT
        'quote' AS kind,
        spoken.article_id,
        spoken.quote_id,
        spoken.quote_no,
        articles.source_id,
        articles.day,
        spoken.quote_text AS text
    FROM fact_quotes AS spoken
    -- The days let DuckDB pass over the blocks of others.
    INNER JOIN articles ON spoken.article_id = articles.article_id AND spoken.article_day = articles.day
)

SELECT
    documents.kind,
    documents.article_id,
    documents.quote_id,
    documents.source_id,
    documents.day,
    documents.text,
    coalesce((SELECT max(numbered.document_no) FROM search.documents AS numbered), 0)
    + row_number() OVER (ORDER BY documents.day, documents.article_id, documents.quote_no) AS document_no
FROM documents;
