-- purpose: The texts to index, each with the earliest time at which its article is known to have been public:
-- published_at where it has a time of day; else the end of its day or the first fetch, whichever is earlier.
-- grain: One row an article, the earliest first.
SELECT
    articles.article_id,
    articles.source_id,
    articles.text,
    CASE articles.published_precision
        WHEN 'second' THEN articles.published_at
        WHEN 'minute' THEN articles.published_at
        ELSE least(
            articles.first_seen_at,
            coalesce(
                timezone('UTC', date_trunc('day', timezone('UTC', articles.published_at)) + INTERVAL 1 DAY),
                articles.first_seen_at
            )
        )
    END AS sighted_at
FROM fact_articles AS articles
WHERE
    articles.rowid IN (
        SELECT stored.rowid
        FROM fact_articles AS stored
        SEMI JOIN regrouped_articles ON stored.article_id = regrouped_articles.article_id
    )
ORDER BY sighted_at, articles.article_id;
