-- purpose: The names of the affected blocks as the load leaves them; those that it takes away have no articles. row_no
-- is that of the stored row.
-- grain: One row a full name and the walk of life of its roles.
CREATE OR REPLACE TEMP TABLE block_names AS
WITH names AS (
    SELECT
        stored.*,
        stored.rowid AS row_no,
        FALSE AS is_changed
    FROM ops.names AS stored
    SEMI JOIN affected_blocks ON stored.block_key = affected_blocks.block_key
    UNION ALL BY NAME
    SELECT
        changes.*,
        name_no_of(changes.name_key) AS name_no,
        NULL AS row_no,
        TRUE AS is_changed
    FROM name_changes AS changes
)

SELECT
    names.name_key,
    names.name_no,
    names.given,
    names.middle,
    names.surname,
    names.suffix,
    names.block_key,
    names.field,
    cast(sum(names.article_count) AS BIGINT) AS article_count,
    max(names.row_no) AS row_no,
    bool_or(names.is_changed) AS is_changed
FROM names
GROUP BY ALL;
