-- purpose: Uses of a name that two people bear and whose role does not say which, each with how well it fits either:
-- three points for two or more who are named beside both, one for one, one for the outlet.
-- grain: One row a use of a name and a sense of that name.
CREATE OR REPLACE TEMP TABLE sense_fits AS
SELECT
    uses.use_id,
    senses.base_key,
    senses.field,
    senses.person_key,
    list_intersect(beside.companions, senses.companions) AS shared,
    list_contains(senses.source_ids, uses.source_id) AS is_same_outlet,
    CASE least(len(list_intersect(beside.companions, senses.companions)), 2)
        WHEN 2 THEN 3
        ELSE len(list_intersect(beside.companions, senses.companions))
    END
    + cast(list_contains(senses.source_ids, uses.source_id) AS INTEGER) AS score
FROM keyed_uses AS uses
INNER JOIN name_senses AS senses ON uses.base_key = senses.base_key
INNER JOIN use_companions AS beside ON uses.use_id = beside.use_id
ANTI JOIN name_senses AS own ON uses.base_key = own.base_key AND uses.field = own.field;
