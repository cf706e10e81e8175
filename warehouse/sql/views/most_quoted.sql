-- purpose: Whom the outlets quote most, first. Copies count once: the same words in several articles are one quote,
-- copies of a story one article.
-- grain: One row a person who speaks in at least one quote.
-- column person_id: The person; joins to dim_people.
-- column person_name: The form of the name that most articles use.
-- column quote_count: Distinct quotes in quotation marks.
-- column indirect_count: Distinct reported statements without marks.
-- column occurrence_count: Quotes of all kinds in all articles, copies included.
-- column word_count: Words inside quotation marks, each distinct quote in its longest form.
-- column article_count: Distinct stories that quote the person.
-- column source_count: Outlets that quote the person, with copies too.
-- column first_quoted_at: Earliest sighting of a quote.
-- column last_quoted_at: Latest sighting of a quote.
WITH distinct_quotes AS (
    SELECT
        quotes.speaker_person_id,
        quotes.quote_group_id,
        bool_or(quotes.quote_kind != 'indirect') AS is_marked,
        max(quotes.word_count) FILTER (WHERE quotes.quote_kind != 'indirect') AS word_count
    FROM quotes
    WHERE quotes.speaker_person_id IS NOT NULL
    GROUP BY quotes.speaker_person_id, quotes.quote_group_id
),

spoken AS (
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
        quotes.speaker_person_id,
        count(*) AS occurrence_count,
        count(DISTINCT quotes.duplicate_group_id) AS article_count,
        count(DISTINCT quotes.source_id) AS source_count,
        min(quotes.sighted_at) AS first_quoted_at,
        max(quotes.sighted_at) AS last_quoted_at
    FROM quotes
    WHERE quotes.speaker_person_id IS NOT NULL
    GROUP BY quotes.speaker_person_id
)

SELECT
    people.person_id,
    people.person_name,
    spoken.quote_count,
    spoken.indirect_count,
    spread.occurrence_count,
    cast(spoken.word_count AS BIGINT) AS word_count,
    spread.article_count,
    spread.source_count,
    spread.first_quoted_at,
    spread.last_quoted_at
FROM spoken
INNER JOIN spread ON spoken.speaker_person_id = spread.speaker_person_id
INNER JOIN dim_people AS people ON spoken.speaker_person_id = people.person_id
ORDER BY
    spoken.quote_count DESC, spread.article_count DESC, spread.occurrence_count DESC, people.person_name ASC;
