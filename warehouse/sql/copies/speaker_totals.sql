-- purpose: The rows of speaker_totals of uncounted_speakers. A quote that several articles have counts once, and so
-- does a story with its copies.
-- grain: One row a person.
INSERT INTO speaker_totals BY NAME
WITH sightings AS (
    SELECT
        spoken.speaker_person_id,
        spoken.quote_group_id,
        spoken.quote_kind != 'indirect' AS is_marked,
        len(string_split(spoken.quote_text, ' ')) AS word_count,
        articles.duplicate_group_id,
        articles.source_id,
        signatures.sighted_at
    FROM fact_quotes AS spoken
    INNER JOIN fact_articles AS articles ON spoken.article_id = articles.article_id
    INNER JOIN ops.article_signatures AS signatures ON spoken.article_id = signatures.article_id
    SEMI JOIN uncounted_speakers ON spoken.speaker_person_id = uncounted_speakers.speaker_person_id
),

distinct_quotes AS (
    SELECT
        sightings.speaker_person_id,
        bool_or(sightings.is_marked) AS is_marked,
        max(sightings.word_count) FILTER (WHERE sightings.is_marked) AS word_count
    FROM sightings
    GROUP BY sightings.speaker_person_id, sightings.quote_group_id
),

spoken_words AS (
    SELECT
        distinct_quotes.speaker_person_id,
        count_if(distinct_quotes.is_marked) AS quote_count,
        count_if(NOT distinct_quotes.is_marked) AS indirect_count,
        coalesce(sum(distinct_quotes.word_count), 0) AS word_count
    FROM distinct_quotes
    GROUP BY distinct_quotes.speaker_person_id
),

spread AS (
    SELECT
        sightings.speaker_person_id,
        count(*) AS occurrence_count,
        count(DISTINCT sightings.duplicate_group_id) AS article_count,
        count(DISTINCT sightings.source_id) AS source_count,
        min(sightings.sighted_at) AS first_quoted_at,
        max(sightings.sighted_at) AS last_quoted_at
    FROM sightings
    GROUP BY sightings.speaker_person_id
)

SELECT
    spoken_words.speaker_person_id AS person_id,
    spoken_words.quote_count,
    spoken_words.indirect_count,
    spread.occurrence_count,
    cast(spoken_words.word_count AS BIGINT) AS word_count,
    spread.article_count,
    spread.source_count,
    spread.first_quoted_at,
    spread.last_quoted_at
FROM spoken_words
INNER JOIN spread ON spoken_words.speaker_person_id = spread.speaker_person_id;
