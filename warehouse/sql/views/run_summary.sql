-- purpose: What each run did, and whether its figures add up, newest first.
-- grain: One row a run of a flow that ended.
-- column run_id: The run; joins to every run_id.
-- column flow_name: ingest, replay or maintain.
-- column status: completed or failed.
-- column started_at: When it began.
-- column duration_seconds: From begin to end; null while it has not ended.
-- column source_count: Outlets whose URLs it discovered.
-- column discovered: URLs that feeds, sitemaps or archives offered, each once.
-- column outcomes: How many of these URLs ended in which status.
-- column is_accounted: Whether every discovered URL ended in exactly one status.
-- column fetched: Pages that came over the wire or out of an archive.
-- column loaded: Articles written: new or changed.
-- column unchanged: Articles that were in the warehouse as they are.
-- column quarantined: Rows that broke a rule and lie in ops.quarantine.
-- column failed: URLs that gave no article.
-- column people: Rows of fact_people that the loaded articles have.
-- column quotes: Rows of fact_quotes that the loaded articles have.
-- column feeds_asked: Feeds and sitemaps of sources.toml that it asked; null for runs that ask none.
-- column feeds_not_due: Those that it left alone because they seldom have anything new.
-- column rules_checked: Expectations checked.
-- column rules_failed: Expectations that did not hold.
-- column error: Why it failed, first line first.
-- column pipeline_version: The code that ran.
WITH rules AS (
    SELECT
        results.run_id,
        count(*) AS rules_checked,
        count(*) FILTER (WHERE NOT results.passed) AS rules_failed
    FROM ops.quality_results AS results
    GROUP BY results.run_id
)

SELECT
    runs.run_id,
    runs.flow_name,
    runs.status,
    runs.started_at,
    epoch(runs.finished_at - runs.started_at) AS duration_seconds,
    coalesce(urls.source_count, 0) AS source_count,
    runs.discovered,
    map(urls.outcomes, cast(urls.outcome_counts AS UBIGINT[])) AS outcomes,
    runs.discovered = coalesce(urls.url_count, 0) AS is_accounted,
    runs.fetched,
    runs.loaded,
    runs.unchanged,
    runs.quarantined,
    runs.failed,
    runs.people,
    runs.quotes,
    runs.feeds_asked,
    runs.feeds_not_due,
    coalesce(rules.rules_checked, 0) AS rules_checked,
    coalesce(rules.rules_failed, 0) AS rules_failed,
    runs.error,
    runs.pipeline_version
FROM ops.runs
LEFT JOIN ops.run_urls AS urls ON runs.run_id = urls.run_id
LEFT JOIN rules ON runs.run_id = rules.run_id
ORDER BY runs.started_at DESC, runs.run_id ASC;
