-- purpose: Articles of `asked_sources` that appeared after the moment that stands there: when, as the outlet says or at
-- the latest when they were first seen; when their page was last asked for; and the validators of its last answer.
-- Where that had none, there are none: those of an older answer would let an older text pass for the newest. A date of
-- publication that a feed alone gave goes with the article: what the feed says by now may be that of an edit.
-- grain: One row an article, by its address.
WITH articles AS (
    SELECT
        stored.article_id,
        stored.url,
        stored.source_id,
        least(coalesce(stored.published_at, stored.first_seen_at), stored.first_seen_at) AS appeared_at,
        stored.fetched_at,
        CASE WHEN stored.published_origin = 'feed' THEN stored.published_at END AS announced_at,
        CASE WHEN stored.published_origin = 'feed' THEN stored.published_precision END AS announced_precision
    FROM fact_articles AS stored
    INNER JOIN asked_sources ON stored.source_id = asked_sources.source_id
    WHERE
        least(coalesce(stored.published_at, stored.first_seen_at), stored.first_seen_at)
        > asked_sources.appeared_after
),

requests AS (
    SELECT
        fetches.url,
        max(fetches.fetched_at) AS asked_at,
        arg_max_null(fetches.etag, fetches.fetched_at) FILTER (
            WHERE fetches.outcome IN ('fetched', 'not_modified')
        ) AS etag,
        arg_max_null(fetches.last_modified, fetches.fetched_at) FILTER (
            WHERE fetches.outcome IN ('fetched', 'not_modified')
        ) AS last_modified
    FROM ops.fetches
    SEMI JOIN articles ON fetches.url = articles.url
    WHERE fetches.purpose = 'page'
    GROUP BY fetches.url
)

SELECT
    articles.url,
    articles.source_id,
    articles.appeared_at,
    greatest(articles.fetched_at, coalesce(requests.asked_at, articles.fetched_at)) AS asked_at,
    requests.etag,
    requests.last_modified,
    removals.article_id IS NOT NULL AS is_removed,
    articles.announced_at,
    articles.announced_precision
FROM articles
LEFT JOIN requests ON articles.url = requests.url
LEFT JOIN article_removals AS removals
    ON articles.article_id = removals.article_id AND removals.returned_at IS NULL
ORDER BY articles.url;
