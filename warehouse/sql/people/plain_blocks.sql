-- purpose: Affected blocks whose names are one person's by themselves, before the load and after it: one given name and
-- surname, at most one middle name, no walks of life that exclude each other, no rule. Their other uses need no look.
-- grain: One row a block of names.
CREATE OR REPLACE TEMP TABLE plain_blocks AS
WITH torn AS (
    SELECT one.block_key
    FROM block_names AS one
    INNER JOIN exclusive_fields ON one.field = exclusive_fields.field
    INNER JOIN block_names AS other ON one.block_key = other.block_key AND exclusive_fields.other_field = other.field
    UNION
    SELECT names.block_key
    FROM block_names AS names
    SEMI JOIN apart_names ON names.name_key = apart_names.name_key
    UNION
    SELECT extra_blocks.block_key
    FROM extra_blocks
)

SELECT names.block_key
FROM block_names AS names
ANTI JOIN torn ON names.block_key = torn.block_key
GROUP BY names.block_key
HAVING
    min(names.given) = max(names.given)
    AND min(names.surname) = max(names.surname)
    AND coalesce(
        min(left(names.middle, 1)) FILTER (WHERE names.middle != '')
        = max(left(names.middle, 1)) FILTER (WHERE names.middle != ''),
        TRUE
    )
    AND coalesce(
        min(names.middle) FILTER (WHERE length(names.middle) > 2)
        = max(names.middle) FILTER (WHERE length(names.middle) > 2),
        TRUE
    );
