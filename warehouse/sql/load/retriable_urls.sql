-- What the next run asks for again although no feed may offer it: URLs of `asked_sources` whose latest outcome in the
-- last three days is one of `asked_outcomes` and that were tried fewer than six times. A recheck that failed waits for
-- the next time that it is due.
WITH tries AS (
    SELECT
        outcomes.url,
        count(*) AS try_count,
        arg_max(outcomes.source_id, runs.started_at) AS source_id,
        arg_max(outcomes.outcome, runs.started_at) AS outcome
    FROM ops.url_outcomes AS outcomes
    INNER JOIN ops.runs AS runs ON outcomes.run_id = runs.run_id
    WHERE
        runs.started_at > (SELECT max(newest.started_at) - INTERVAL 3 DAY FROM ops.runs AS newest)
        AND outcomes.is_recheck IS NOT TRUE
    GROUP BY outcomes.url
)

SELECT
    url,
    source_id
FROM tries
WHERE
    try_count < 6
    AND outcome IN (SELECT asked_outcomes.outcome FROM asked_outcomes)
    AND source_id IN (SELECT asked_sources.source_id FROM asked_sources)
ORDER BY url;
