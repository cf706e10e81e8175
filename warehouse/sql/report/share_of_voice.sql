-- purpose: How the quotes of each week divide between the eight people quoted most in the period and everyone else.
-- The same words in several articles count once a week.
-- grain: One row a week, told by its Monday, and one of the eight or 'everyone else'.
WITH spoken AS (
    SELECT DISTINCT
        cast(date_trunc('week', timezone('UTC', coalesce(articles.published_at, articles.first_seen_at))) AS DATE)
            AS week,
        quotes.quote_group_id,
        quotes.speaker_person_id AS person_id
    FROM fact_quotes AS quotes
    INNER JOIN fact_articles AS articles ON quotes.article_id = articles.article_id
    WHERE
        quotes.speaker_person_id IS NOT NULL
        AND quotes.quote_kind != 'indirect'
        AND coalesce(articles.published_at, articles.first_seen_at) >= getvariable('since')
        AND coalesce(articles.published_at, articles.first_seen_at)
        < getvariable('until') + INTERVAL 1 DAY
),

most_quoted AS (
    SELECT spoken.person_id
    FROM spoken
    GROUP BY spoken.person_id
    ORDER BY count(DISTINCT spoken.quote_group_id) DESC, spoken.person_id ASC
    LIMIT 8
),

named AS (
    SELECT
        spoken.week,
        spoken.quote_group_id,
        CASE WHEN most_quoted.person_id IS NULL THEN 'everyone else' ELSE people.person_name END AS speaker
    FROM spoken
    LEFT JOIN most_quoted ON spoken.person_id = most_quoted.person_id
    LEFT JOIN dim_people AS people ON most_quoted.person_id = people.person_id
)

SELECT
    named.week,
    named.speaker,
    count(DISTINCT named.quote_group_id) AS quote_count,
    count(DISTINCT named.quote_group_id)
    / sum(count(DISTINCT named.quote_group_id)) OVER (PARTITION BY named.week) AS quote_share
FROM named
GROUP BY named.week, named.speaker
ORDER BY named.week ASC, named.speaker ASC;
