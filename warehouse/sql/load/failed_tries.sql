-- purpose: URLs of `asked_sources` whose latest try after the moment in `asked_since` ended as one of `asked_outcomes`:
-- why, how often in a row, when the runs of the last and the first try began, and the first date of publication that
-- feeds gave it. Runs that put a URL off did not try it, nor did a replay, which asks nobody. A recheck that failed
-- waits for the next time that it is due.
-- grain: One row a URL.
WITH tries AS (
    SELECT
        outcomes.url,
        outcomes.source_id,
        outcomes.outcome,
        runs.started_at,
        outcomes.announced_at,
        outcomes.announced_precision,
        outcomes.outcome IN (SELECT asked_outcomes.outcome FROM asked_outcomes) AS is_failed
    FROM ops.url_outcomes AS outcomes
    INNER JOIN ops.runs AS runs ON outcomes.run_id = runs.run_id
    WHERE
        runs.started_at > (SELECT asked_since.moment FROM asked_since)
        AND outcomes.is_recheck IS NOT TRUE
        AND outcomes.outcome NOT IN ('known', 'waiting', 'given_up')
        -- An article that a replay made counts: its page need not be tried again.
        AND (
            runs.flow_name = 'ingest'
            OR outcomes.outcome NOT IN (SELECT asked_outcomes.outcome FROM asked_outcomes)
        )
),

passed AS (
    SELECT
        tries.url,
        max(tries.started_at) AS passed_at
    FROM tries
    WHERE NOT tries.is_failed
    GROUP BY tries.url
)

SELECT
    tries.url,
    arg_max(tries.source_id, tries.started_at) AS source_id,
    arg_max(tries.outcome, tries.started_at) AS outcome,
    count(*) AS try_count,
    max(tries.started_at) AS tried_at,
    min(tries.started_at) AS first_tried_at,
    min(tries.announced_at) AS announced_at,
    arg_min(tries.announced_precision, tries.announced_at) AS announced_precision
FROM tries
LEFT JOIN passed ON tries.url = passed.url
WHERE tries.is_failed AND (passed.passed_at IS NULL OR tries.started_at > passed.passed_at)
GROUP BY tries.url
HAVING arg_max(tries.source_id, tries.started_at) IN (SELECT asked_sources.source_id FROM asked_sources)
ORDER BY tries.url;
