-- purpose: The documents of `new_documents` with the count of their `new_words`.
-- grain: One row a document.
INSERT INTO search.documents BY NAME
WITH lengths AS (
    SELECT
        words.document_no,
        any_value(words.word_count) AS word_count
    FROM new_words AS words
    GROUP BY words.document_no
)

SELECT
    documents.document_no,
    documents.kind,
    documents.article_id,
    documents.quote_id,
    documents.source_id,
    documents.day,
    coalesce(lengths.word_count, 0) AS word_count
FROM new_documents AS documents
LEFT JOIN lengths ON documents.document_no = lengths.document_no
ORDER BY documents.document_no;
