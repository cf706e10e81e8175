-- purpose: Which authors quote whom, authors and speakers in one dimension: an author who is quoted elsewhere has one
-- id in both columns. The same words in several articles of an author count once. Quotes that authors speak in their
-- own articles count too; filter author_person_id and speaker_person_id where they are not wanted.
-- grain: One row an author and a speaker.
-- column author_name: The author: for a person the name in dim_people, else as bylines have it (an agency, a desk).
-- column author_person_id: The author across articles when a person; joins to dim_people.
-- column speaker_name: Who speaks: for a person the name in dim_people.
-- column speaker_kind: person, organization, document or unnamed.
-- column speaker_person_id: The speaker across articles when a person; joins to dim_people.
-- column quote_count: Distinct quotes of all kinds.
-- column article_count: Articles of the author that quote the speaker.
-- column source_count: Outlets of these articles.
-- column last_published_at: When the latest of these articles was published.
-- Speakers who are persons and others apart, so that a question about one name begins with that name's rows.
WITH spoken_by_persons AS NOT MATERIALIZED (
    SELECT
        quotes.article_id,
        persons.person_name AS speaker_name,
        quotes.speaker_kind,
        quotes.speaker_person_id,
        quotes.quote_group_id
    FROM fact_quotes AS quotes
    INNER JOIN dim_people AS persons ON quotes.speaker_person_id = persons.person_id
),

authored AS (
    SELECT
        bylines.shown_name AS author_name,
        bylines.author_person_id,
        bylines.article_id,
        bylines.source_id,
        bylines.published_at,
        spoken.speaker_name,
        spoken.speaker_kind,
        spoken.speaker_person_id,
        spoken.quote_group_id
    FROM article_authors AS bylines
    INNER JOIN spoken_by_persons AS spoken ON bylines.article_id = spoken.article_id
    UNION ALL
    SELECT
        bylines.shown_name AS author_name,
        bylines.author_person_id,
        bylines.article_id,
        bylines.source_id,
        bylines.published_at,
        quotes.speaker_name,
        quotes.speaker_kind,
        NULL AS speaker_person_id,
        quotes.quote_group_id
    FROM article_authors AS bylines
    INNER JOIN fact_quotes AS quotes ON bylines.article_id = quotes.article_id
    WHERE quotes.speaker_person_id IS NULL AND quotes.speaker_name IS NOT NULL
)

SELECT
    authored.author_name,
    authored.author_person_id,
    authored.speaker_name,
    authored.speaker_kind,
    authored.speaker_person_id,
    count(DISTINCT authored.quote_group_id) AS quote_count,
    count(DISTINCT authored.article_id) AS article_count,
    count(DISTINCT authored.source_id) AS source_count,
    max(authored.published_at) AS last_published_at
FROM authored
GROUP BY ALL;
