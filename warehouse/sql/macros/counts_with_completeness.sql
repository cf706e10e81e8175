-- purpose: What each outlet published, with what was offered, loaded and expected beside it, so that a count can be
-- trusted or not at a glance.
-- grain: One row an outlet and period with articles.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id.
-- parameter period := 'week': How long a period is: 'day', 'week', 'month', 'quarter' or 'year'.
-- column period_start: First UTC day of the period; weeks begin on Monday.
-- column source_id: The outlet; joins to dim_sources.
-- column article_count: Articles published in the period, or first fetched in it where the page gives no date.
-- column story_count: The same with copies counted once.
-- column partial_count: Articles of which the outlet shows only a part.
-- column offered: URLs that runs of the period were offered; null when no run asked the outlet in it.
-- column loaded: Those of them whose article is in the warehouse.
-- column expected: Offers to expect; null with too short a history.
-- column loaded_share: loaded of offered, from 0 to 1.
WITH published AS (
    SELECT
        period_start_of(articles.day, period) AS period_start,
        articles.source_id,
        count(*) AS article_count,
        count(DISTINCT articles.duplicate_group_id) AS story_count,
        count(*) FILTER (WHERE articles.access != 'open') AS partial_count
    FROM articles_between(since, until, source) AS articles
    GROUP BY ALL
)

SELECT
    published.period_start,
    published.source_id,
    published.article_count,
    published.story_count,
    published.partial_count,
    asked.offered,
    asked.loaded,
    asked.expected,
    asked.loaded_share
FROM published
LEFT JOIN completeness(since, until, source, period) AS asked
    ON published.period_start = asked.period_start AND published.source_id = asked.source_id
ORDER BY published.period_start, published.source_id
