-- purpose: How many articles each outlet published day by day, beside what its own history lets one expect: the mean
-- of the same weekday in up to eight weeks before, plus and minus two standard deviations.
-- grain: One row an outlet and UTC day of the period, days without an article included from the outlet's first on. The
-- expected range is null with fewer than two such weekdays before.
WITH articles AS (
    SELECT
        facts.source_id,
        cast(timezone('UTC', coalesce(facts.published_at, facts.first_seen_at)) AS DATE) AS day
    FROM fact_articles AS facts
    WHERE
        coalesce(facts.published_at, facts.first_seen_at) >= getvariable('since') - INTERVAL 56 DAY
        AND coalesce(facts.published_at, facts.first_seen_at) < getvariable('until') + INTERVAL 1 DAY
),

outlets AS (
    SELECT
        articles.source_id,
        min(articles.day) AS first_day,
        count(*) FILTER (articles.day >= getvariable('since')) AS article_count
    FROM articles
    GROUP BY articles.source_id
),

days AS (
    SELECT
        outlets.source_id,
        cast(unnest(generate_series(outlets.first_day, getvariable('until'), INTERVAL 1 DAY)) AS DATE)
            AS day
    FROM outlets
    WHERE outlets.article_count > 0
),

counts AS (
    SELECT
        days.source_id,
        days.day,
        count(articles.day) AS article_count
    FROM days
    LEFT JOIN articles ON days.source_id = articles.source_id AND days.day = articles.day
    GROUP BY days.source_id, days.day
),

judged AS (
    SELECT
        counts.source_id,
        counts.day,
        counts.article_count,
        count(*) OVER earlier AS weekday_count,
        avg(counts.article_count) OVER earlier AS mean_count,
        stddev_pop(counts.article_count) OVER earlier AS deviation
    FROM counts
    WINDOW earlier AS (
        PARTITION BY counts.source_id, dayofweek(counts.day)
        ORDER BY counts.day ASC ROWS BETWEEN 8 PRECEDING AND 1 PRECEDING
    )
)

SELECT
    judged.source_id,
    coalesce(sources.source_name, judged.source_id) AS source_name,
    judged.day,
    judged.article_count,
    CASE WHEN judged.weekday_count > 1 THEN greatest(judged.mean_count - 2 * judged.deviation, 0) END AS expected_low,
    CASE WHEN judged.weekday_count > 1 THEN judged.mean_count + 2 * judged.deviation END AS expected_high
FROM judged
LEFT JOIN dim_sources AS sources ON judged.source_id = sources.source_id
WHERE judged.day >= getvariable('since')
ORDER BY judged.source_id, judged.day;
