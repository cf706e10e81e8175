-- purpose: Names that two people bear: their roles belong to walks of life that exclude each other, and not even two
-- are named beside both: everybody is named beside a head of government. The one seen first keeps the name's own id.
-- grain: One row a name and walk of life.
CREATE OR REPLACE TEMP TABLE name_senses AS
WITH fields AS (
    SELECT
        uses.base_key,
        uses.field,
        min(uses.first_seen_at) AS first_seen_at,
        list_distinct(flatten(list(beside.companions))) AS companions,
        list(DISTINCT uses.source_id) AS source_ids
    FROM keyed_uses AS uses
    INNER JOIN use_companions AS beside ON uses.use_id = beside.use_id
    WHERE uses.field IS NOT NULL AND NOT uses.is_ambiguous
    GROUP BY uses.base_key, uses.field
),

clashing AS (
    SELECT DISTINCT
        one.base_key,
        one.field
    FROM fields AS one
    INNER JOIN exclusive_fields ON one.field = exclusive_fields.field
    INNER JOIN fields AS other
        ON
            one.base_key = other.base_key
            AND exclusive_fields.other_field = other.field
            AND len(list_intersect(one.companions, other.companions)) < 2
)

SELECT
    fields.*,
    CASE
        WHEN row_number() OVER (PARTITION BY fields.base_key ORDER BY fields.first_seen_at ASC, fields.field ASC) = 1
            THEN fields.base_key
        ELSE concat(fields.base_key, ' (', fields.field, ')')
    END AS person_key
FROM fields
SEMI JOIN clashing ON fields.base_key = clashing.base_key AND fields.field = clashing.field;
