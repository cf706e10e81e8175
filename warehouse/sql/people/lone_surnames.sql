-- purpose: Surnames of the affected blocks that some stored use has alone or behind an initial.
-- grain: One row a surname.
CREATE OR REPLACE TEMP TABLE lone_surnames AS
WITH affected AS (
    SELECT block_names.surname
    FROM block_names
    UNION
    SELECT merged.surname
    FROM merged_uses AS merged
    UNION
    SELECT former.surname
    FROM former_uses AS former
)

SELECT DISTINCT narrow.surname
FROM ops.name_uses AS narrow
SEMI JOIN affected ON narrow.surname = affected.surname
WHERE narrow.name_kind != 'full';
