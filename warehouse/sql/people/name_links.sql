-- purpose: Names of a block that may be one person's: a short given name and its long form, both orders of two words.
-- Evidence that they are, in points: 3 for a role that both have (1 where half the news are such: 'spokesman'), 3 for
-- two or more who are named beside both, 1 for one.
-- grain: One row a pair of names of one block, the later one first.
CREATE OR REPLACE TEMP TABLE name_links AS
WITH shared_blocks AS (
    SELECT uses.block_key
    FROM keyed_uses AS uses
    GROUP BY uses.block_key
    HAVING count(DISTINCT uses.plain_key) > 1
),

names AS (
    SELECT
        uses.block_key,
        uses.base_key,
        min(uses.first_seen_at) AS first_seen_at,
        arg_min(uses.use_id, (uses.first_seen_at, uses.use_id)) AS first_use_id,
        list_distinct(list(uses.role) FILTER (WHERE uses.role != '' AND everyday.role_head IS NULL)) AS roles,
        list_distinct(list(uses.role) FILTER (WHERE everyday.role_head IS NOT NULL)) AS everyday_roles,
        list_distinct(flatten(list(beside.companions))) AS companions
    FROM keyed_uses AS uses
    INNER JOIN use_companions AS beside ON uses.use_id = beside.use_id
    SEMI JOIN shared_blocks ON uses.block_key = shared_blocks.block_key
    LEFT JOIN everyday_roles AS everyday ON uses.role_head = everyday.role_head
    ANTI JOIN name_senses ON uses.base_key = name_senses.base_key
    WHERE uses.base_key = uses.plain_key
    GROUP BY uses.block_key, uses.base_key
    HAVING NOT bool_or(uses.is_ambiguous)
)

SELECT
    later.base_key,
    later.first_use_id,
    earlier.base_key AS earlier_key,
    earlier.first_seen_at AS earlier_seen_at,
    list_sort(list_intersect(coalesce(later.roles, []), coalesce(earlier.roles, []))) AS telling_roles,
    list_concat(
        telling_roles,
        list_sort(list_intersect(coalesce(later.everyday_roles, []), coalesce(earlier.everyday_roles, [])))
    ) AS shared_roles,
    list_sort(list_intersect(later.companions, earlier.companions)) AS shared,
    CASE WHEN len(telling_roles) > 0 THEN 3 ELSE least(len(shared_roles), 1) END
    + CASE least(len(shared), 2) WHEN 2 THEN 3 ELSE len(shared) END AS score
FROM names AS later
INNER JOIN names AS earlier
    ON
        later.block_key = earlier.block_key
        AND (earlier.first_seen_at, earlier.base_key) < (later.first_seen_at, later.base_key);
