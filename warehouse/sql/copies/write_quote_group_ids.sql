-- purpose: The group in fact_quotes, where it changed.
-- grain: One changed row a quote.
UPDATE fact_quotes AS spoken
SET quote_group_id = grouped.new_group_id
FROM (
    SELECT
        sightings.row_no,
        sightings.new_group_id
    FROM grouped_sightings AS sightings
    WHERE sightings.new_group_id != sightings.quote_group_id
) AS grouped
WHERE spoken.rowid = grouped.row_no;
