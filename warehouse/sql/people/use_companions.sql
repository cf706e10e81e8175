-- purpose: Companions of the uses of which it matters who is named beside: those of names that people of two walks of
-- life that exclude each other may bear, and those in blocks of several names.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE use_companions AS
WITH fields AS (
    SELECT DISTINCT
        uses.base_key,
        uses.field
    FROM keyed_uses AS uses
    WHERE uses.field IS NOT NULL AND NOT uses.is_ambiguous
),

clashing AS (
    SELECT one.base_key
    FROM fields AS one
    INNER JOIN exclusive_fields ON one.field = exclusive_fields.field
    INNER JOIN fields AS other ON one.base_key = other.base_key AND exclusive_fields.other_field = other.field
),

shared_blocks AS (
    SELECT uses.block_key
    FROM keyed_uses AS uses
    GROUP BY uses.block_key
    HAVING count(DISTINCT uses.plain_key) > 1
),

asked AS (
    SELECT uses.row_no
    FROM keyed_uses AS uses
    SEMI JOIN clashing ON uses.base_key = clashing.base_key
    UNION
    SELECT uses.row_no
    FROM keyed_uses AS uses
    SEMI JOIN shared_blocks ON uses.block_key = shared_blocks.block_key
)

SELECT
    stored.use_id,
    stored.companions
FROM ops.name_uses AS stored
INNER JOIN asked ON stored.rowid = asked.row_no;
