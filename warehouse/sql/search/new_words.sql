-- purpose: The words of `new_documents`, each with the times that it stands there.
-- grain: One row a word and a document that has it.
CREATE OR REPLACE TEMP TABLE new_words AS
WITH standing AS (
    SELECT
        documents.kind,
        documents.document_no,
        unnest(search_words(documents.text)) AS word
    FROM new_documents AS documents
),

counted AS (
    SELECT
        standing.kind,
        standing.word,
        standing.document_no,
        count(*) AS occurrence_count
    FROM standing
    -- Words of a thousand letters are no words, and nobody types them.
    WHERE length(standing.word) <= 60
    GROUP BY standing.kind, standing.word, standing.document_no
),

lengths AS (
    SELECT
        counted.document_no,
        cast(sum(counted.occurrence_count) AS BIGINT) AS word_count
    FROM counted
    GROUP BY counted.document_no
)

SELECT
    counted.kind,
    counted.word,
    counted.document_no,
    counted.occurrence_count,
    lengths.word_count
FROM counted
INNER JOIN lengths ON counted.document_no = lengths.document_no;
