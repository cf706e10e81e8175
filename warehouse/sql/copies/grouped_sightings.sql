-- purpose: The occurrences group by group, the earliest first.
-- grain: One row an occurrence of a quote; new_group_id names its group, and sighting_no its place there.
CREATE OR REPLACE TEMP TABLE grouped_sightings AS
WITH clustered AS (
    SELECT
        sightings.*,
        coalesce(clusters.cluster_key, foremost.wording_key) AS cluster_key
    FROM quote_sightings AS sightings
    LEFT JOIN wording_clusters AS clusters ON sightings.wording_key = clusters.wording_key
    -- What was not settled anew stays with the wording that stands for its quote.
    LEFT JOIN quote_sightings AS foremost ON sightings.quote_group_id = foremost.quote_id
)

SELECT
    clustered.*,  -- noqa: AM04
    first_value(clustered.quote_id) OVER earliest_first AS new_group_id,
    first_value(clustered.source_id) OVER earliest_first AS first_source_id,
    row_number() OVER earliest_first AS sighting_no
FROM clustered
WINDOW earliest_first AS (
    PARTITION BY clustered.cluster_key
    ORDER BY clustered.sighted_at ASC, clustered.article_id ASC, clustered.quote_no ASC
);
