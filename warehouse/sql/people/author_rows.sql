-- purpose: Rows for the authors of author_articles whom the article's text does not name: bylines of two to four words
-- that no word marks as an organization's, a desk's or a job's. They join the rows that people_rows has.
-- grain: One row an article and an author whom its text does not name.
INSERT INTO people_rows
WITH bylines AS (
    SELECT DISTINCT
        articles.article_id,
        articles.source_id,
        articles.first_seen_at,
        articles.fetched_at,
        unnest(articles.authors) AS author_name
    FROM author_articles AS articles
),

authors AS (
    SELECT
        bylines.*,
        person_id_of(
            trim(regexp_replace(lower(strip_accents(bylines.author_name)), '[^\p{L}\p{N}]+', ' ', 'g'))
        ) AS name_id
    FROM bylines
    WHERE
        regexp_full_match(bylines.author_name, '\p{Lu}[\p{L}''’.-]*( [\p{L}''’.-]+){0,2} \p{Lu}[\p{L}''’.-]+')
        AND NOT regexp_matches(
            bylines.author_name,
            '(?i)\b(agency|associated|board|bureau|collective|committee|correspondents?|council|desk|department|daily'
            || '|editors?|editorial|foundation|gazette|group|herald|institute|international|journal|magazine|mail|media'
            || '|ministry|network|news|newsroom|office|online|post|press|radio|reporters?|review|service|staff|studio'
            || '|team|television|times|today|tribune|university|wire|writers?)\b'
        )
)

SELECT
    authors.article_id,
    authors.name_id,
    authors.author_name AS person_name,
    [authors.author_name] AS aliases,
    NULL AS role,
    0 AS mention_count,
    0 AS quote_count,
    TRUE AS is_author,
    authors.source_id,
    authors.first_seen_at,
    authors.fetched_at
FROM authors
ANTI JOIN people_rows AS named ON authors.article_id = named.article_id AND authors.name_id = named.name_id;
