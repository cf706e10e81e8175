-- purpose: The articles about something, the best match first, ranked by BM25 over title and text: rare words count
-- more than common ones, and a short text more than a long one. Plurals, accents and capitals make no difference, but
-- US, IT and WHO are words in capitals alone; search_words() says what is left of a text. Words in double quotes must
-- stand side by side, "the", "of" and the like with them: '"peace talks" geneva'; looked for are the 500 best that have
-- all other words.
-- grain: One row an article that has a word of the query, up to max_rows.
-- parameter query: What to look for.
-- parameter max_rows := 20: How many to give at most.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id; an error where no outlet has it.
-- parameter all_words := FALSE: Only articles that have every word of the query.
-- column score: How well the article matches; compare within one answer only.
-- column title: Its heading.
-- column passage: The paragraph of the text that has most different words of the query.
-- column day: UTC day of publication, or of the first fetch where the page gives none.
-- column source_id: The outlet; joins to dim_sources.
-- column section: The outlet's own section.
-- column canonical_url: Its own address.
-- column article_id: The article; joins to fact_articles.
WITH matches AS (
    SELECT
        found.document_no,
        found.score
    FROM search_documents(query, 'article', max_rows, since, until, source, all_words) AS found
),

placed AS (
    SELECT
        matches.score,
        matches.document_no,
        documents.article_id,
        documents.day
    FROM matches
    INNER JOIN search.documents AS documents ON matches.document_no = documents.document_no
),

-- Row numbers first: texts are read of these rows alone.
written AS (
    SELECT
        articles.article_id,
        articles.title,
        articles.text,
        articles.source_id,
        articles.section,
        articles.canonical_url
    FROM fact_articles AS articles
    WHERE articles.rowid IN (
        SELECT listed.rowid
        FROM fact_articles AS listed
        SEMI JOIN placed ON listed.article_id = placed.article_id
    )
),

-- The limit, which holds for the matches already, keeps DuckDB from looking for phrases in every row there is.
candidates AS (
    SELECT
        placed.*,
        written.title,
        written.text,
        written.source_id,
        written.section,
        written.canonical_url
    FROM placed
    INNER JOIN written ON placed.article_id = written.article_id
    ORDER BY placed.score DESC, placed.document_no ASC
    LIMIT greatest(500, max_rows)
),

worded AS (
    SELECT candidates.*
    FROM candidates
    WHERE search_has_phrases(query, concat_ws(' ', candidates.title, candidates.text))
    ORDER BY candidates.score DESC, candidates.document_no ASC
    LIMIT max_rows
)

SELECT
    round(worded.score, 3) AS score,
    worded.title,
    list_min(
        list_transform(
            list_zip(string_split(worded.text, chr(10)), range(len(string_split(worded.text, chr(10))))),
            LAMBDA numbered: {
                'lacking': -len(list_intersect(search_words(query), search_words(numbered[1]))),
                'paragraph_no': numbered[2],
                'paragraph': numbered[1]
            }
        )
    ).paragraph AS passage,
    worded.day,
    worded.source_id,
    worded.section,
    worded.canonical_url,
    worded.article_id
FROM worded
ORDER BY worded.score DESC, worded.document_no ASC
