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
-- Who a byline is, as the uses of names have it: by outlet, and in the article alone for an initial or a lone name.
WITH persons_of_bylines AS (
    SELECT
        uses.person_name AS author_name,
        uses.source_id,
        uses.in_article_id,
        min(uses.person_id) AS person_id
    FROM ops.name_uses AS uses
    WHERE uses.byline_count > 0
    GROUP BY uses.person_name, uses.source_id, uses.in_article_id
),

-- Persons and others apart on both sides, so that a question about one name begins with that name's rows.
signed_by_persons AS NOT MATERIALIZED (
    SELECT
        persons.person_name AS author_name,
        known.person_id AS author_person_id,
        bylines.article_id,
        bylines.source_id,
        bylines.published_at
    FROM article_authors AS bylines
    INNER JOIN persons_of_bylines AS known
        ON
            bylines.author_name = known.author_name
            AND bylines.source_id = known.source_id
            AND known.in_article_id IN ('', bylines.article_id)
    INNER JOIN dim_people AS persons ON known.person_id = persons.person_id
),

spoken_by_persons AS NOT MATERIALIZED (
    SELECT
        quotes.article_id,
        persons.person_name AS speaker_name,
        quotes.speaker_kind,
        quotes.speaker_person_id,
        quotes.quote_group_id
    FROM fact_quotes AS quotes
    INNER JOIN dim_people AS persons ON quotes.speaker_person_id = persons.person_id
),

spoken_by_others AS NOT MATERIALIZED (
    SELECT
        quotes.article_id,
        quotes.speaker_name,
        quotes.speaker_kind,
        quotes.speaker_person_id,
        quotes.quote_group_id
    FROM fact_quotes AS quotes
    WHERE quotes.speaker_person_id IS NULL AND quotes.speaker_name IS NOT NULL
),

authored AS (
    SELECT
        signed.author_name,
        signed.author_person_id,
        signed.article_id,
        signed.source_id,
        signed.published_at,
        spoken.speaker_name,
        spoken.speaker_kind,
        spoken.speaker_person_id,
        spoken.quote_group_id
    FROM signed_by_persons AS signed
    INNER JOIN spoken_by_persons AS spoken ON signed.article_id = spoken.article_id
    UNION ALL
    SELECT
        signed.author_name,
        signed.author_person_id,
        signed.article_id,
        signed.source_id,
        signed.published_at,
        spoken.speaker_name,
        spoken.speaker_kind,
        spoken.speaker_person_id,
        spoken.quote_group_id
    FROM signed_by_persons AS signed
    INNER JOIN spoken_by_others AS spoken ON signed.article_id = spoken.article_id
    UNION ALL
    SELECT
        bylines.author_name,
        NULL AS author_person_id,
        bylines.article_id,
        bylines.source_id,
        bylines.published_at,
        spoken.speaker_name,
        spoken.speaker_kind,
        spoken.speaker_person_id,
        spoken.quote_group_id
    FROM article_authors AS bylines
    INNER JOIN spoken_by_persons AS spoken ON bylines.article_id = spoken.article_id
    ANTI JOIN persons_of_bylines AS known
        ON
            bylines.author_name = known.author_name
            AND bylines.source_id = known.source_id
            AND known.in_article_id = ''
    ANTI JOIN persons_of_bylines AS known_here
        ON
            bylines.author_name = known_here.author_name
            AND bylines.source_id = known_here.source_id
            AND bylines.article_id = known_here.in_article_id
    UNION ALL
    SELECT
        bylines.author_name,
        NULL AS author_person_id,
        bylines.article_id,
        bylines.source_id,
        bylines.published_at,
        spoken.speaker_name,
        spoken.speaker_kind,
        spoken.speaker_person_id,
        spoken.quote_group_id
    FROM article_authors AS bylines
    INNER JOIN spoken_by_others AS spoken ON bylines.article_id = spoken.article_id
    ANTI JOIN persons_of_bylines AS known
        ON
            bylines.author_name = known.author_name
            AND bylines.source_id = known.source_id
            AND known.in_article_id = ''
    ANTI JOIN persons_of_bylines AS known_here
        ON
            bylines.author_name = known_here.author_name
            AND bylines.source_id = known_here.source_id
            AND bylines.article_id = known_here.in_article_id
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
