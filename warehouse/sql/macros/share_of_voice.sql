-- purpose: Whose words fill the news: each speaker's share of the quotes in quotation marks of a period. Quotes without
-- a speaker count in the whole, so that what the pipeline does not know does not inflate anybody.
-- grain: One row a speaker and period; organizations, documents and unnamed sources count as speakers too.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id.
-- parameter period := 'week': How long a period is: 'day', 'week', 'month', 'quarter' or 'year'.
-- parameter count_copies := FALSE: Count every occurrence; else the same words in several articles of a period count
-- once.
-- column period_start: First UTC day of the period; weeks begin on Monday.
-- column speaker_name: A person in the form that most articles use, an organization, a document, or the words for an
-- unnamed source.
-- column speaker_kind: person, organization, document or unnamed.
-- column speaker_person_id: The person; joins to dim_people.
-- column quote_count: Quotes in quotation marks that the speaker says.
-- column all_quotes: Quotes in quotation marks of the period, those without a speaker included. A quote that outlets
-- give to two speakers counts for both of them, and once here.
-- column share: quote_count of all_quotes, from 0 to 1.
-- column place: Place among the speakers of the period, from 1: WHERE place <= 3.
WITH marked AS (
    SELECT
        period_start_of(quotes.article_day, period) AS period_start,
        quotes.speaker_kind,
        quotes.speaker_person_id,
        CASE WHEN quotes.speaker_person_id IS NULL THEN quotes.speaker_name END AS other_name,
        quotes.quote_group_id
    FROM fact_quotes AS quotes
    WHERE
        quotes.quote_kind != 'indirect'
        AND (since IS NULL OR quotes.article_day >= cast(since AS DATE))
        AND (until IS NULL OR quotes.article_day < cast(until AS DATE))
        AND (source IS NULL OR quotes.article_source_id = source)
),

spoken AS (
    SELECT
        marked.period_start,
        marked.speaker_kind,
        marked.speaker_person_id,
        marked.other_name,
        CASE WHEN count_copies THEN count(*) ELSE count(DISTINCT marked.quote_group_id) END AS quote_count
    FROM marked
    WHERE marked.speaker_kind IS NOT NULL
    GROUP BY ALL
),

-- Not the sum of the speakers' quotes: outlets may give one quote to two speakers, or to one and to nobody.
wholes AS (
    SELECT
        marked.period_start,
        CASE WHEN count_copies THEN count(*) ELSE count(DISTINCT marked.quote_group_id) END AS all_quotes
    FROM marked
    GROUP BY marked.period_start
)

SELECT
    spoken.period_start,
    coalesce(people.person_name, spoken.other_name) AS speaker_name,
    spoken.speaker_kind,
    spoken.speaker_person_id,
    spoken.quote_count,
    wholes.all_quotes,
    round(spoken.quote_count / wholes.all_quotes, 4) AS share,
    row_number() OVER (
        PARTITION BY spoken.period_start
        ORDER BY
            spoken.quote_count DESC,
            coalesce(people.person_name, spoken.other_name) ASC,
            spoken.speaker_kind ASC,
            spoken.speaker_person_id ASC
    ) AS place
FROM spoken
INNER JOIN wholes ON spoken.period_start = wholes.period_start
LEFT JOIN dim_people AS people ON spoken.speaker_person_id = people.person_id
ORDER BY spoken.period_start, place
