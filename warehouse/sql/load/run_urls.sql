-- purpose: Rows of ops.run_urls for counted_runs.
-- grain: One row a run.
INSERT INTO ops.run_urls BY NAME
WITH counted AS (
    SELECT
        outcomes.run_id,
        outcomes.outcome,
        count(*) AS url_count
    FROM ops.url_outcomes AS outcomes
    SEMI JOIN counted_runs ON outcomes.run_id = counted_runs.run_id
    GROUP BY outcomes.run_id, outcomes.outcome
),

outlets AS (
    SELECT
        outcomes.run_id,
        count(DISTINCT outcomes.source_id) AS source_count
    FROM ops.url_outcomes AS outcomes
    SEMI JOIN counted_runs ON outcomes.run_id = counted_runs.run_id
    GROUP BY outcomes.run_id
)

SELECT
    counted.run_id,
    cast(sum(counted.url_count) AS BIGINT) AS url_count,
    any_value(outlets.source_count) AS source_count,
    list(counted.outcome ORDER BY counted.outcome) AS outcomes,
    list(counted.url_count ORDER BY counted.outcome) AS outcome_counts
FROM counted
INNER JOIN outlets ON counted.run_id = outlets.run_id
GROUP BY counted.run_id;
