-- purpose: Rows of ops.article_days for retold_days, whose bounds the variables give.
-- grain: One row an outlet and UTC day.
INSERT INTO ops.article_days BY NAME
SELECT
    articles.source_id,
    cast(timezone('UTC', articles.first_seen_at) AS DATE) AS day,
    count(*) AS new_articles,
    count(*) FILTER (WHERE len(articles.authors) > 0) AS with_authors,
    count(articles.published_at) AS with_time,
    median(articles.word_count) AS median_words,
    median(epoch(articles.first_seen_at) - epoch(articles.published_at)) FILTER (
        WHERE articles.published_precision != 'day' AND articles.published_at <= articles.first_seen_at
    ) / 3600 AS median_hours_behind
FROM fact_articles AS articles
SEMI JOIN retold_days
    ON
        articles.source_id = retold_days.source_id
        AND cast(timezone('UTC', articles.first_seen_at) AS DATE) = retold_days.day
WHERE
    articles.first_seen_at >= getvariable('first_retold_at')
    AND articles.first_seen_at < getvariable('last_retold_at')
GROUP BY articles.source_id, cast(timezone('UTC', articles.first_seen_at) AS DATE);
