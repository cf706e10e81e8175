-- purpose: The person of each of uses_to_decide: as the evidence has it, unless a rule of people.toml says otherwise.
-- Splits come first (split_uses), then what is the same: rules that share somebody are one, and the person who stands
-- first in them gives the id.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE decided_persons AS
WITH RECURSIVE uses AS (
    SELECT
        stored.use_id,
        stored.name_key,
        stored.auto_person_id,
        stored.first_seen_at
    FROM ops.name_uses AS stored
    SEMI JOIN uses_to_decide ON stored.use_id = uses_to_decide.use_id
),

parted AS (
    SELECT
        uses.use_id,
        uses.name_key,
        uses.first_seen_at,
        split_uses.use_id IS NOT NULL AS is_split,
        coalesce(split_uses.person_id, uses.auto_person_id) AS person_id
    FROM uses
    LEFT JOIN split_uses ON uses.use_id = split_uses.use_id
),

members AS (
    SELECT
        rules.rule_no,
        rules.member_no,
        coalesce(rules.person_id, parted.person_id) AS person_id,
        parted.first_seen_at
    FROM person_references AS rules
    LEFT JOIN parted ON rules.name_key = parted.name_key AND NOT parted.is_split
    WHERE rules.kind = 'same' AND (rules.person_id IS NOT NULL OR parted.person_id IS NOT NULL)
),

reach AS (
    SELECT DISTINCT
        members.rule_no,
        members.rule_no AS other_no
    FROM members
    UNION
    SELECT
        reach.rule_no,
        other.rule_no AS other_no
    FROM reach
    INNER JOIN members AS one ON reach.other_no = one.rule_no
    INNER JOIN members AS other ON one.person_id = other.person_id
),

first_rules AS (
    SELECT
        reach.rule_no,
        min(reach.other_no) AS group_no
    FROM reach
    GROUP BY reach.rule_no
),

grouped AS (
    SELECT
        members.*,
        first_rules.group_no
    FROM members
    INNER JOIN first_rules ON members.rule_no = first_rules.rule_no
),

heads AS (
    SELECT
        grouped.group_no,
        arg_min(
            grouped.person_id, (grouped.rule_no, grouped.member_no, grouped.first_seen_at, grouped.person_id)
        ) AS person_id
    FROM grouped
    GROUP BY grouped.group_no
),

same AS (
    SELECT DISTINCT
        grouped.person_id,
        heads.person_id AS head_id
    FROM grouped
    INNER JOIN heads ON grouped.group_no = heads.group_no
)

SELECT
    parted.use_id,
    coalesce(same.head_id, parted.person_id) AS person_id
FROM parted
LEFT JOIN same ON parted.person_id = same.person_id;
