-- purpose: What each outlet offered in the days of the latest runs, what of it became an article, and whether that is
-- healthy by its own history.
-- grain: One row an outlet.
SELECT
    health.source_name,
    health.offered_7_days,
    health.loaded_7_days,
    health.quarantined_7_days,
    health.failed_7_days,
    CASE
        WHEN health.offered_7_days > 0 THEN health.loaded_7_days / health.offered_7_days
    END AS loaded_share,
    health.last_success_at,
    health.is_healthy,
    health.reason
FROM source_health AS health
ORDER BY health.is_healthy ASC, health.source_name ASC;
