-- purpose: Rows of article_links, without the run, for the `offered_links` whose article is stored: the one that the
-- run's own outcomes (`run_outcomes`) name, else the latest earlier run's, else the one of that address. A feed that
-- offers an article twice counts with the first place.
-- grain: One row an article and a feed that offered it.
WITH addresses AS (
    SELECT
        run_outcomes.url,
        run_outcomes.article_id,
        1 AS precedence,
        NULL AS run_id
    FROM run_outcomes
    UNION ALL
    SELECT
        outcomes.url,
        outcomes.article_id,
        2 AS precedence,
        outcomes.run_id
    FROM ops.url_outcomes AS outcomes
    UNION ALL
    SELECT
        articles.canonical_url,
        articles.article_id,
        3 AS precedence,
        articles.run_id
    FROM fact_articles AS articles
    UNION ALL
    SELECT
        articles.url,
        articles.article_id,
        4 AS precedence,
        articles.run_id
    FROM fact_articles AS articles
),

led_to AS (
    SELECT
        addresses.url,
        addresses.article_id
    FROM addresses
    SEMI JOIN offered_links ON addresses.url = offered_links.canonical_url
    SEMI JOIN fact_articles ON addresses.article_id = fact_articles.article_id
    -- Ids of runs sort by time.
    QUALIFY row_number() OVER (
        PARTITION BY addresses.url
        ORDER BY addresses.precedence ASC, addresses.run_id DESC, addresses.article_id ASC
    ) = 1
)

SELECT
    led_to.article_id,
    offered.source_id,
    offered.feed_url,
    offered.url,
    offered.title,
    offered.published_at,
    offered.modified_at,
    offered.position,
    least(offered.offered_at, stored.first_offered_at) AS first_offered_at,
    greatest(offered.offered_at, stored.last_offered_at) AS last_offered_at
FROM offered_links AS offered
INNER JOIN led_to ON offered.canonical_url = led_to.url
LEFT JOIN article_links AS stored
    ON
        led_to.article_id = stored.article_id
        AND offered.source_id = stored.source_id
        AND offered.feed_url = stored.feed_url
QUALIFY
    row_number() OVER (
        PARTITION BY led_to.article_id, offered.source_id, offered.feed_url
        ORDER BY offered.position, offered.url
    ) = 1
ORDER BY led_to.article_id, offered.source_id, offered.feed_url;
