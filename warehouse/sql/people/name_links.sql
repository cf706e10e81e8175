-- purpose: Names of a block that may be one person's: a short given name and its long form, both orders of two words.
-- Evidence that they are is a role that both have, or somebody who is named beside both.
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
        list_distinct(list(uses.role) FILTER (WHERE uses.role != '')) AS roles,
        list_distinct(flatten(list(beside.companions))) AS companions
    FROM keyed_uses AS uses
    INNER JOIN use_companions AS beside ON uses.use_id = beside.use_id
    SEMI JOIN shared_blocks ON uses.block_key = shared_blocks.block_key
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
    list_sort(list_intersect(coalesce(later.roles, []), coalesce(earlier.roles, []))) AS shared_roles,
    list_sort(list_intersect(later.companions, earlier.companions)) AS shared
FROM names AS later
INNER JOIN names AS earlier
    ON
        later.block_key = earlier.block_key
        AND (earlier.first_seen_at, earlier.base_key) < (later.first_seen_at, later.base_key);
