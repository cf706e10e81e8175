-- purpose: Whom each outlet quotes most, week by week or over another period.
-- grain: One row a person, an outlet and a period in which the outlet quotes the person.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id.
-- parameter period := 'week': How long a period is: 'day', 'week', 'month', 'quarter' or 'year'.
-- parameter count_copies := FALSE: Count every occurrence; else the same words in several articles of an outlet and
-- period count once.
-- column period_start: First UTC day of the period; weeks begin on Monday.
-- column source_id: The outlet; joins to dim_sources.
-- column person_id: The person; joins to dim_people.
-- column person_name: The form of the name that most articles use.
-- column quote_count: Quotes in quotation marks.
-- column indirect_count: Reported statements without marks.
-- column article_count: Articles that quote the person.
-- column place: Place among the persons of that outlet and period, from 1: WHERE place <= 3.
WITH spoken AS (
    SELECT
        period_start_of(quotes.article_day, period) AS period_start,
        quotes.article_source_id AS source_id,
        quotes.speaker_person_id,
        count(DISTINCT CASE WHEN count_copies THEN quotes.quote_id ELSE quotes.quote_group_id END) FILTER (
            WHERE quotes.quote_kind != 'indirect'
        ) AS quote_count,
        count(DISTINCT CASE WHEN count_copies THEN quotes.quote_id ELSE quotes.quote_group_id END) FILTER (
            WHERE quotes.quote_kind = 'indirect'
        ) AS indirect_count,
        count(DISTINCT quotes.article_id) AS article_count
    FROM fact_quotes AS quotes
    WHERE
        quotes.speaker_person_id IS NOT NULL
        AND (since IS NULL OR quotes.article_day >= cast(since AS DATE))
        AND (until IS NULL OR quotes.article_day < cast(until AS DATE))
        AND (source IS NULL OR quotes.article_source_id = source)
    GROUP BY
        period_start_of(quotes.article_day, period), quotes.article_source_id, quotes.speaker_person_id
)

SELECT
    spoken.period_start,
    spoken.source_id,
    spoken.speaker_person_id AS person_id,
    people.person_name,
    spoken.quote_count,
    spoken.indirect_count,
    spoken.article_count,
    row_number() OVER (
        PARTITION BY spoken.period_start, spoken.source_id
        ORDER BY
            spoken.quote_count DESC,
            spoken.indirect_count DESC,
            people.person_name ASC,
            spoken.speaker_person_id ASC
    ) AS place
FROM spoken
INNER JOIN dim_people AS people ON spoken.speaker_person_id = people.person_id
ORDER BY spoken.period_start, spoken.source_id, place
