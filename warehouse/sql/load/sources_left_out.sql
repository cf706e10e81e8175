-- purpose: Rows of dim_sources for the outlets that runs no longer collect: stored as collected, or known by their days
-- alone, and not among `named_sources`, those of sources.toml.
-- grain: One row an outlet.
SELECT
    outlets.source_id,
    outlets.source_name,
    outlets.homepage,
    outlets.country,
    outlets.language,
    outlets.feed_count,
    FALSE AS is_enabled
FROM dim_sources AS outlets
ANTI JOIN named_sources AS named ON outlets.source_id = named.source_id
WHERE outlets.is_enabled
UNION ALL
SELECT DISTINCT
    days.source_id,
    days.source_id AS source_name,
    NULL AS homepage,
    NULL AS country,
    NULL AS language,
    0 AS feed_count,
    FALSE AS is_enabled
FROM ops.source_days AS days
ANTI JOIN dim_sources AS outlets ON days.source_id = outlets.source_id
ANTI JOIN named_sources AS named ON days.source_id = named.source_id;
