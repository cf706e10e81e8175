-- purpose: What the counted uses add to ops.names, and what those take away that they replace.
-- grain: One row a full name and the walk of life of its roles.
CREATE OR REPLACE TEMP TABLE name_changes AS
WITH uses AS (
    SELECT
        merged.name_key,
        merged.given,
        merged.middle,
        merged.surname,
        merged.suffix,
        merged.block_key,
        coalesce(merged.field, '') AS field,
        merged.article_count
    FROM merged_uses AS merged
    WHERE merged.name_kind = 'full'
    UNION ALL
    SELECT
        former.name_key,
        former.given,
        former.middle,
        former.surname,
        former.suffix,
        former.block_key,
        coalesce(former.field, '') AS field,
        -former.article_count AS article_count
    FROM former_uses AS former
    WHERE former.block_key IS NOT NULL
)

SELECT
    uses.name_key,
    uses.given,
    uses.middle,
    uses.surname,
    uses.suffix,
    uses.block_key,
    uses.field,
    cast(sum(uses.article_count) AS BIGINT) AS article_count
FROM uses
GROUP BY ALL;
