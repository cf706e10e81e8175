-- purpose: What the warehouse holds as a whole, and its newest day, by which the report's period is counted back.
-- grain: One row.
SELECT
    (
        SELECT
            cast(timezone('UTC', max(least(
                coalesce(articles.published_at, articles.first_seen_at),
                articles.first_seen_at
            ))) AS DATE)
        FROM fact_articles AS articles
    ) AS newest_day,
    (SELECT max(runs.finished_at) FROM ops.runs) AS last_run_at,
    (SELECT count(*) FROM fact_articles) AS article_count,
    (SELECT count(DISTINCT articles.source_id) FROM fact_articles AS articles) AS source_count,
    (SELECT count(*) FROM dim_people) AS people_count,
    (
        SELECT count(*) FROM fact_quotes AS spoken
        WHERE spoken.quote_kind != 'indirect'
    ) AS quote_count,
    (
        SELECT count(*) FROM fact_quotes AS spoken
        WHERE spoken.quote_kind = 'indirect'
    ) AS indirect_count;
