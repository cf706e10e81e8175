-- purpose: The quotes that speak of something, the best match first, ranked by BM25: rare words count more than common
-- ones, and a short quote more than a long one. Plurals, accents and capitals make no difference, but US, IT and WHO
-- are words in capitals alone; search_words() says what is left of a text. Words in double quotes must stand side by
-- side, "the", "of" and the like with them: '"peace talks" geneva'; looked for are the 500 best that have all other
-- words.
-- grain: One row a quote that has a word of the query, up to max_rows.
-- parameter query: What to look for.
-- parameter max_rows := 20: How many to give at most.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id; an error where no outlet has it.
-- parameter all_words := FALSE: Only quotes that have every word of the query.
-- column score: How well the quote matches; compare within one answer only.
-- column quote_text: The words, verbatim, without the marks.
-- column speaker_name: Who says it; null when nobody is given.
-- column speaker_kind: person, organization, document or unnamed.
-- column quote_kind: direct, fragment or indirect.
-- column day: UTC day of the article.
-- column source_id: The outlet; joins to dim_sources.
-- column title: The article's heading.
-- column canonical_url: The article's own address.
-- column quote_id: The quote; joins to fact_quotes and quotes.
-- column article_id: The article; joins to fact_articles.
WITH matches AS (
    SELECT
        found.document_no,
        found.score
    FROM search_documents(query, 'quote', max_rows, since, until, source, all_words) AS found
),

placed AS (
    SELECT
        matches.score,
        matches.document_no,
        documents.quote_id
    FROM matches
    INNER JOIN search.documents AS documents ON matches.document_no = documents.document_no
),

-- Of all that match, texts alone: what else there is to say is looked up of the rows that are shown. The limit, which
-- holds for the matches already, keeps DuckDB from looking for phrases in every row there is.
candidates AS (
    SELECT
        placed.score,
        placed.document_no,
        spoken.rowid AS row_no,
        spoken.quote_text
    FROM placed
    INNER JOIN fact_quotes AS spoken ON placed.quote_id = spoken.quote_id
    ORDER BY placed.score DESC, placed.document_no ASC
    LIMIT greatest(500, max_rows)
),

worded AS (
    SELECT candidates.*
    FROM candidates
    WHERE search_has_phrases(query, candidates.quote_text)
    ORDER BY candidates.score DESC, candidates.document_no ASC
    LIMIT max_rows
),

shown AS MATERIALIZED (
    SELECT
        worded.score,
        worded.document_no,
        spoken.quote_text,
        spoken.speaker_name,
        spoken.speaker_kind,
        spoken.quote_kind,
        spoken.article_day,
        spoken.article_source_id,
        spoken.quote_id,
        spoken.article_id
    FROM worded
    INNER JOIN fact_quotes AS spoken ON worded.row_no = spoken.rowid
),

-- Row numbers first: DuckDB would take all articles into memory to join them.
written AS (
    SELECT
        articles.article_id,
        articles.title,
        articles.canonical_url
    FROM fact_articles AS articles
    WHERE articles.rowid IN (
        SELECT listed.rowid
        FROM fact_articles AS listed
        SEMI JOIN shown ON listed.article_id = shown.article_id
    )
)

SELECT
    round(shown.score, 3) AS score,
    shown.quote_text,
    shown.speaker_name,
    shown.speaker_kind,
    shown.quote_kind,
    shown.article_day AS day,
    shown.article_source_id AS source_id,
    written.title,
    written.canonical_url,
    shown.quote_id,
    shown.article_id
FROM shown
INNER JOIN written ON shown.article_id = written.article_id
ORDER BY shown.score DESC, shown.document_no ASC
