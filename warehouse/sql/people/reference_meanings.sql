-- purpose: What each of the references in name_parts means: an id its own person, a name those of its uses. evident_id
-- is the person before what is [[same]], person_id the one after it.
-- grain: One row a reference and person.
WITH refs AS (
    SELECT
        parts.person_name AS reference,
        regexp_full_match(parts.person_name, '[0-9a-f]{32}') AS is_id,
        CASE WHEN is_id THEN parts.person_name ELSE parts.name_key END AS reference_key
    FROM name_parts AS parts
),

uses AS MATERIALIZED (
    SELECT
        stored.name_key,
        stored.person_id,
        coalesce(split_uses.person_id, stored.auto_person_id) AS evident_id,
        split_uses.use_id IS NOT NULL AS is_split
    FROM ops.name_uses AS stored
    LEFT JOIN split_uses ON stored.use_id = split_uses.use_id
    WHERE
        stored.name_key IN (SELECT refs.reference_key FROM refs)
        OR stored.person_id IN (SELECT refs.reference_key FROM refs)
        OR coalesce(split_uses.person_id, stored.auto_person_id) IN (SELECT refs.reference_key FROM refs)
),

found AS (
    SELECT
        uses.name_key AS reference_key,
        uses.evident_id,
        uses.person_id,
        uses.is_split
    FROM uses
    UNION
    SELECT
        uses.evident_id AS reference_key,
        uses.evident_id,
        uses.person_id,
        FALSE AS is_split
    FROM uses
    UNION
    SELECT
        uses.person_id AS reference_key,
        uses.person_id AS evident_id,
        uses.person_id,
        FALSE AS is_split
    FROM uses
)

SELECT
    refs.reference,
    refs.reference_key,
    refs.is_id,
    found.evident_id,
    found.person_id,
    found.is_split
FROM refs
LEFT JOIN found ON refs.reference_key = found.reference_key;
