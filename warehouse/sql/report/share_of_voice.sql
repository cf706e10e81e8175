-- purpose: How the quotes in quotation marks of each week divide between the eight people quoted most in the period and
-- everyone else: other people, organizations, documents, unnamed sources, and quotes of which no speaker is known. The
-- same words in several articles count once a week, for the one of the eight whom any of them names.
-- grain: One row a week, told by its Monday, and one of the eight or 'everyone else'.
WITH marked AS (
    SELECT DISTINCT
        cast(date_trunc('week', timezone('UTC', coalesce(articles.published_at, articles.first_seen_at))) AS DATE)
            AS week,
        quotes.quote_group_id,
        quotes.speaker_person_id AS person_id
    FROM fact_quotes AS quotes
    INNER JOIN fact_articles AS articles ON quotes.article_id = articles.article_id
    WHERE
        quotes.quote_kind != 'indirect'
        AND coalesce(articles.published_at, articles.first_seen_at) >= getvariable('since')
        AND coalesce(articles.published_at, articles.first_seen_at)
        < getvariable('until') + INTERVAL 1 DAY
),

most_quoted AS (
    SELECT
        marked.person_id,
        count(DISTINCT marked.quote_group_id) AS quote_count
    FROM marked
    WHERE marked.person_id IS NOT NULL
    GROUP BY marked.person_id
    ORDER BY quote_count DESC, marked.person_id ASC
    LIMIT 8
),

named AS (
    SELECT
        marked.week,
        marked.quote_group_id,
        coalesce(
            arg_max(people.person_name, (most_quoted.quote_count, most_quoted.person_id)), 'everyone else'
        ) AS speaker
    FROM marked
    LEFT JOIN most_quoted ON marked.person_id = most_quoted.person_id
    LEFT JOIN dim_people AS people ON most_quoted.person_id = people.person_id
    GROUP BY marked.week, marked.quote_group_id
)

SELECT
    named.week,
    named.speaker,
    count(*) AS quote_count,
    count(*) / sum(count(*)) OVER (PARTITION BY named.week) AS quote_share
FROM named
GROUP BY named.week, named.speaker
ORDER BY named.week ASC, named.speaker ASC;
