-- purpose: Stored groups that are told anew or have lost quotes; new quotes were in none.
-- grain: One deleted row a group of quotes.
DELETE FROM quote_groups AS groups
USING (
    SELECT sightings.quote_group_id
    FROM quote_sightings AS sightings
    WHERE NOT sightings.is_written
    UNION
    SELECT former_quote_groups.quote_group_id
    FROM former_quote_groups
) AS stale
WHERE groups.quote_group_id = stale.quote_group_id;
