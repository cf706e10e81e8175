-- purpose: The texts to index, each with the earliest time at which its article is known to have been public:
-- published_at, or the end of its day where it has no time of day; never later than the first fetch, since outlets that
-- update an article often date it anew.
-- grain: One row an article, the earliest first.
SELECT
    articles.article_id,
    articles.source_id,
    articles.text,
    least(
        articles.first_seen_at,
        CASE
            WHEN articles.published_at IS NULL THEN articles.first_seen_at
            WHEN articles.published_precision IN ('second', 'minute') THEN articles.published_at
            ELSE timezone('UTC', date_trunc('day', timezone('UTC', articles.published_at)) + INTERVAL 1 DAY)
        END
    ) AS sighted_at
FROM fact_articles AS articles
WHERE
    articles.rowid IN (
        SELECT stored.rowid
        FROM fact_articles AS stored
        SEMI JOIN regrouped_articles ON stored.article_id = regrouped_articles.article_id
    )
ORDER BY sighted_at, articles.article_id;
