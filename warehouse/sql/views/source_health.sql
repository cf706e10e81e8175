-- purpose: Which outlet went silent, thinned out, changed its page structure, lags or fails, by its own history, or
-- has broken feeds. source_changes has the figures of its pages.
-- grain: One row an outlet. Days are UTC days of ingest runs; what a replay reads from archives does not count.
-- column source_id: The outlet; joins to dim_sources.
-- column source_name: Its name for people to read.
-- column is_enabled: Whether runs collect it now.
-- column last_run_at: When the latest ingest run began that asked the outlet.
-- column last_success_at: When the latest ingest run began in which one of its URLs led to an article.
-- column last_day: The latest day on which it was asked; the counts below that end in last_day are of that day.
-- column offered_last_day: Distinct URLs offered.
-- column expected_last_day: Offers to expect on such a weekday; null with too short a history.
-- column fetched_last_day: Distinct URLs fetched.
-- column loaded_last_day: Distinct URLs whose article was loaded or already known.
-- column quarantined_last_day: Distinct URLs with a row in quarantine.
-- column failed_last_day: Distinct URLs that gave no article.
-- column offered_7_days: URLs offered in the seven days up to the latest run of all, each once a day.
-- column fetched_7_days: URLs fetched in these seven days.
-- column loaded_7_days: URLs loaded or already known in these seven days.
-- column quarantined_7_days: URLs with a row in quarantine in these seven days.
-- column failed_7_days: URLs that gave no article in these seven days.
-- column feed_count: Its feeds and sitemaps of sources.toml that were asked in the seven days up to its last run.
-- column broken_feed_count: Those of them that are broken: they never answered, gave nothing that can be read, or
-- failed each time in the last two days; where more than half are, also those that failed twice in a row.
-- column is_healthy: Whether nothing is wrong, by the offers of the last day, until noon by those of the day before.
-- An outlet that is not enabled is not judged and counts as healthy.
-- column reason: What is wrong, with figures, or why the outlet is not judged; null when all is well.
WITH sources AS (
    SELECT
        outlets.source_id,
        outlets.source_name,
        outlets.is_enabled
    FROM dim_sources AS outlets
    UNION ALL
    -- Whoever has days and no row in dim_sources was asked by an earlier version, which kept rows for articles only.
    SELECT DISTINCT
        days.source_id,
        days.source_id AS source_name,
        TRUE AS is_enabled
    FROM ops.source_days AS days
    ANTI JOIN dim_sources AS outlets ON days.source_id = outlets.source_id
),

newest AS (
    SELECT
        max(runs.started_at) AS started_at,
        cast(timezone('UTC', max(runs.started_at)) AS DATE) AS day
    FROM ops.runs
    WHERE runs.flow_name = 'ingest'
),

runs_of_sources AS (
    SELECT
        days.source_id,
        max(days.last_run_at) AS last_run_at,
        max(days.last_success_at) AS last_success_at
    FROM ops.source_days AS days
    GROUP BY days.source_id
),

last_days AS (
    SELECT days.*
    FROM ops.source_days AS days
    QUALIFY row_number() OVER (PARTITION BY days.source_id ORDER BY days.day DESC) = 1
),

weeks AS (
    SELECT
        days.source_id,
        cast(sum(days.offered) AS BIGINT) AS offered,
        cast(sum(days.fetched) AS BIGINT) AS fetched,
        cast(sum(days.loaded) AS BIGINT) AS loaded,
        cast(sum(days.quarantined) AS BIGINT) AS quarantined,
        cast(sum(days.failed) AS BIGINT) AS failed
    FROM ops.source_days AS days
    CROSS JOIN newest
    WHERE days.day > newest.day - 7
    GROUP BY days.source_id
),

-- By the end of a day all of its expected offers are due, at noon half of them. Before noon feeds may not have changed
-- yet and offer nothing: the day before is the one to judge by then.
told_days AS (
    SELECT
        days.source_id,
        days.day,
        days.offered,
        days.expected,
        least(epoch(timezone('UTC', asked.last_run_at) - cast(days.day AS TIMESTAMP)) / 86400, 1) AS share_of_day
    FROM ops.source_days AS days
    INNER JOIN last_days ON days.source_id = last_days.source_id
    INNER JOIN runs_of_sources AS asked ON days.source_id = asked.source_id
    WHERE days.day >= last_days.day - 1
    QUALIFY row_number() OVER (PARTITION BY days.source_id ORDER BY share_of_day >= 0.5 DESC, days.day DESC) = 1
),

-- What each feed answered last. A run whose time was over did not ask. Of feeds that are in sources.toml no more, those
-- asked later took the place.
feeds AS (
    SELECT
        asked.source_id,
        asked.feed_url,
        arg_max(asked.outcome, asked.fetched_at) AS last_outcome,
        coalesce(bool_or(stored.is_unreadable), FALSE) AS is_unreadable,
        coalesce(max(asked.fetched_at) - max(asked.fetched_at) FILTER (WHERE asked.is_answered) >= INTERVAL 2 DAY, TRUE)
            AS is_silent,
        NOT list_bool_or(arg_max(asked.is_answered, asked.fetched_at, 2)) AS has_failed_twice
    FROM (
        SELECT
            unnest(coalesce(fetches.source_ids, [fetches.source_id])) AS source_id,
            fetches.url AS feed_url,
            fetches.fetched_at,
            fetches.outcome,
            fetches.outcome IN ('fetched', 'not_modified') AS is_answered
        FROM ops.fetches AS fetches
        SEMI JOIN ops.feed_polls AS polls ON fetches.url = polls.feed_url
        CROSS JOIN newest
        WHERE
            fetches.purpose = 'feed'
            AND fetches.outcome != 'out_of_time'
            AND fetches.fetched_at > newest.started_at - INTERVAL 7 DAY
    ) AS asked
    INNER JOIN sources ON asked.source_id = sources.source_id
    LEFT JOIN ops.feeds AS stored ON asked.feed_url = stored.feed_url
    LEFT JOIN dim_sources AS outlets ON asked.source_id = outlets.source_id
    GROUP BY asked.source_id, asked.feed_url
    QUALIFY
        row_number() OVER (PARTITION BY asked.source_id ORDER BY max(asked.fetched_at) DESC, asked.feed_url ASC)
        <= max(outlets.feed_count)
),

judged_feeds AS (
    SELECT
        feeds.source_id,
        feeds.feed_url,
        CASE WHEN feeds.is_unreadable THEN 'unreadable' ELSE feeds.last_outcome END AS last_outcome,
        feeds.is_unreadable
        OR feeds.is_silent
        OR (
            feeds.has_failed_twice
            AND 2 * count_if(feeds.is_unreadable OR feeds.is_silent OR feeds.has_failed_twice)
                OVER (PARTITION BY feeds.source_id)
            > count(*) OVER (PARTITION BY feeds.source_id)
        ) AS is_broken
    FROM feeds
),

feeds_of_sources AS (
    SELECT
        judged_feeds.source_id,
        count(*) AS feed_count,
        count(*) FILTER (WHERE judged_feeds.is_broken) AS broken_count,
        min(judged_feeds.feed_url) FILTER (WHERE judged_feeds.is_broken) AS example_url,
        arg_min(judged_feeds.last_outcome, judged_feeds.feed_url) FILTER (WHERE judged_feeds.is_broken)
            AS example_outcome
    FROM judged_feeds
    GROUP BY judged_feeds.source_id
),

judged AS (
    SELECT
        sources.source_id,
        CASE
            WHEN NOT sources.is_enabled
                THEN 'not collected now'
            WHEN asked.last_run_at IS NULL
                THEN 'no run has asked it yet'
            WHEN asked.last_run_at < newest.started_at - INTERVAL 2 DAY
                THEN concat('not asked since ', strftime(timezone('UTC', asked.last_run_at), '%Y-%m-%d'))
            WHEN asked_feeds.broken_count > 0
                THEN
                    format(
                        '{} of its {} feeds {} broken, such as {} ({})',
                        asked_feeds.broken_count,
                        asked_feeds.feed_count,
                        CASE WHEN asked_feeds.broken_count = 1 THEN 'is' ELSE 'are' END,
                        asked_feeds.example_url,
                        asked_feeds.example_outcome
                    )
            WHEN
                told.share_of_day >= 0.5
                AND told.offered = 0
                AND coalesce(told.expected * told.share_of_day >= 1, TRUE)
                THEN concat('offered nothing on ', told.day)
            WHEN
                told.share_of_day >= 0.5
                AND told.expected * told.share_of_day >= 3
                AND told.offered < told.expected * told.share_of_day / 2
                THEN format('offered {}, expected about {:.0f}', told.offered, told.expected)
            WHEN changes.reason IS NOT NULL
                THEN changes.reason
            WHEN last_days.loaded = 0 AND last_days.offered > 0
                THEN concat('none of its ', last_days.offered, ' URLs gave an article')
            WHEN last_days.failed * 2 > last_days.offered
                THEN concat(last_days.failed, ' of its ', last_days.offered, ' URLs gave no article')
            -- Silence of many weeks is what is to be expected by then.
            WHEN asked.last_success_at IS NULL
                THEN 'none of its URLs has ever given an article'
            WHEN asked.last_success_at < newest.started_at - INTERVAL 14 DAY
                THEN concat('no article since ', strftime(timezone('UTC', asked.last_success_at), '%Y-%m-%d'))
        END AS reason
    FROM sources
    CROSS JOIN newest
    LEFT JOIN runs_of_sources AS asked ON sources.source_id = asked.source_id
    LEFT JOIN last_days ON sources.source_id = last_days.source_id
    LEFT JOIN told_days AS told ON sources.source_id = told.source_id
    LEFT JOIN source_changes AS changes ON sources.source_id = changes.source_id
    LEFT JOIN feeds_of_sources AS asked_feeds ON sources.source_id = asked_feeds.source_id
)

SELECT
    sources.source_id,
    sources.source_name,
    sources.is_enabled,
    asked.last_run_at,
    asked.last_success_at,
    last_days.day AS last_day,
    coalesce(last_days.offered, 0) AS offered_last_day,
    last_days.expected AS expected_last_day,
    coalesce(last_days.fetched, 0) AS fetched_last_day,
    coalesce(last_days.loaded, 0) AS loaded_last_day,
    coalesce(last_days.quarantined, 0) AS quarantined_last_day,
    coalesce(last_days.failed, 0) AS failed_last_day,
    coalesce(weeks.offered, 0) AS offered_7_days,
    coalesce(weeks.fetched, 0) AS fetched_7_days,
    coalesce(weeks.loaded, 0) AS loaded_7_days,
    coalesce(weeks.quarantined, 0) AS quarantined_7_days,
    coalesce(weeks.failed, 0) AS failed_7_days,
    coalesce(feeds_of_sources.feed_count, 0) AS feed_count,
    coalesce(feeds_of_sources.broken_count, 0) AS broken_feed_count,
    judged.reason IS NULL OR NOT sources.is_enabled AS is_healthy,
    judged.reason
FROM sources
INNER JOIN judged ON sources.source_id = judged.source_id
LEFT JOIN runs_of_sources AS asked ON sources.source_id = asked.source_id
LEFT JOIN last_days ON sources.source_id = last_days.source_id
LEFT JOIN weeks ON sources.source_id = weeks.source_id
LEFT JOIN feeds_of_sources ON sources.source_id = feeds_of_sources.source_id
ORDER BY sources.source_id;
