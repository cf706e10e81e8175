-- Surnames of the affected blocks that some stored use has alone or behind an initial.
CREATE OR REPLACE TEMP TABLE lone_surnames AS
WITH affected AS (
    SELECT uses.surname
    FROM ops.name_uses AS uses
    SEMI JOIN affected_blocks ON uses.block_key = affected_blocks.block_key
    UNION
    SELECT merged.surname
    FROM merged_uses AS merged
)

SELECT DISTINCT narrow.surname
FROM ops.name_uses AS narrow
SEMI JOIN affected ON narrow.surname = affected.surname
WHERE narrow.name_kind != 'full';
