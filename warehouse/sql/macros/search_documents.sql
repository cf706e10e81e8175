-- purpose: What search_quotes and search_articles ask: the documents that match, by BM25 (k1 1.2, b 0.75). Where the
-- query has words in double quotes, up to 500 documents that have all of these, for the caller to look for the phrase.
-- An error where search_words() leaves nothing of a query; nothing for NULL.
-- grain: One row a document of search.documents.
-- parameter query: What to look for.
-- parameter wanted: Which kind of document: 'quote' or 'article'.
-- parameter max_rows := 20: How many to give at most.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id; an error where no outlet has it.
-- parameter all_words := FALSE: Only documents that have every word of the query.
-- column document_no: The document.
-- column score: How well it matches.
WITH asked AS (
    SELECT DISTINCT terms.word
    FROM (
        SELECT
            unnest(
                CASE
                    WHEN len(search_words(query)) = 0
                        THEN error(
                            CASE
                                WHEN regexp_matches(query, '[\p{L}\p{N}]')
                                    THEN concat('search leaves out every word of ', query, ': add one that says more')
                                ELSE concat('search has no word to look for in "', query, '": give it one')
                            END
                        )
                    ELSE search_words(query)
                END
            ) AS word
    ) AS terms
    -- Asked here, where there are few rows.
    WHERE known_source(source) IS NOT DISTINCT FROM source
),

required AS (
    SELECT DISTINCT terms.word
    FROM (
        SELECT
            unnest(
                search_words(
                    CASE WHEN all_words THEN query ELSE array_to_string(search_quoted(query), ' ') END
                )
            ) AS word
    ) AS terms
),

-- With no condition there is nothing to look up.
eligible AS (
    SELECT documents.document_no
    FROM search.documents AS documents
    WHERE
        (since IS NOT NULL OR until IS NOT NULL OR source IS NOT NULL)
        AND documents.kind = wanted
        AND (since IS NULL OR documents.day >= cast(since AS DATE))
        AND (until IS NULL OR documents.day < cast(until AS DATE))
        AND (source IS NULL OR documents.source_id = source)
),

postings AS (
    SELECT
        words.kind,
        words.word,
        words.document_no,
        words.occurrence_count,
        words.word_count
    FROM search.words AS words
    UNION ALL
    SELECT
        words.kind,
        words.word,
        words.document_no,
        words.occurrence_count,
        words.word_count
    FROM search.recent_words AS words
),

-- Read once.
hits AS MATERIALIZED (
    SELECT
        postings.word,
        postings.document_no,
        postings.occurrence_count,
        postings.word_count
    FROM postings
    INNER JOIN asked ON postings.word = asked.word
    WHERE postings.kind = wanted
),

corpus AS (
    SELECT
        count(*) AS document_count,
        avg(documents.word_count) AS mean_word_count
    FROM search.documents AS documents
    WHERE documents.kind = wanted
),

weights AS (
    SELECT
        counted.word,
        cast(
            ln(
                1 + greatest(corpus.document_count - counted.document_count + 0.5, 0.5) / (counted.document_count + 0.5)
            ) AS FLOAT
        ) AS rarity,
        cast(corpus.mean_word_count AS FLOAT) AS mean_word_count,
        required.word IS NOT NULL AS is_required
    FROM (
        SELECT
            hits.word,
            count(*) AS document_count
        FROM hits
        GROUP BY hits.word
    ) AS counted
    CROSS JOIN corpus
    LEFT JOIN required ON counted.word = required.word
),

-- Of a document without the rarest of the required words nothing need be added up.
rarest AS (
    SELECT weights.word
    FROM weights
    WHERE weights.is_required
    ORDER BY weights.rarity DESC, weights.word ASC
    LIMIT 1
),

fitting AS (
    SELECT hits.document_no
    FROM hits
    INNER JOIN rarest ON hits.word = rarest.word
),

scored AS (
    SELECT
        hits.document_no,
        sum(
            weights.rarity * hits.occurrence_count * cast(2.2 AS FLOAT) / (
                hits.occurrence_count
                + cast(1.2 AS FLOAT)
                * (cast(0.25 AS FLOAT) + cast(0.75 AS FLOAT) * hits.word_count / weights.mean_word_count)
            )
        ) AS score
    FROM hits
    INNER JOIN weights ON hits.word = weights.word
    LEFT JOIN fitting ON hits.document_no = fitting.document_no
    WHERE
        (fitting.document_no IS NOT NULL OR (SELECT count(*) FROM required) = 0)
        AND hits.document_no NOT IN (SELECT retired.document_no FROM search.retired_documents AS retired)
        AND (
            (since IS NULL AND until IS NULL AND source IS NULL)
            OR hits.document_no IN (SELECT eligible.document_no FROM eligible)
        )
    GROUP BY hits.document_no
    HAVING count_if(weights.is_required) >= (SELECT count(*) FROM required)
)

SELECT
    scored.document_no,
    scored.score
FROM scored
ORDER BY scored.score DESC, scored.document_no ASC
LIMIT CASE WHEN len(search_quoted(query)) > 0 THEN greatest(500, max_rows) ELSE max_rows END
