-- purpose: What the latest runs did, and whether their figures add up.
-- grain: One row a run that ended, newest first.
SELECT
    runs.flow_name,
    runs.status,
    runs.started_at,
    runs.duration_seconds,
    runs.discovered,
    runs.loaded,
    runs.unchanged,
    runs.failed,
    runs.quarantined,
    runs.rules_checked,
    runs.rules_failed,
    runs.is_accounted,
    runs.error
FROM run_summary AS runs
ORDER BY runs.started_at DESC
LIMIT 10;
