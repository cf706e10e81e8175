-- purpose: Names that a rule keeps apart and that are one person's all the same.
-- grain: One row at most: two names of one rule, the first such rule of the file.
WITH apart AS (
    SELECT DISTINCT
        rules.rule_no,
        rules.member_no,
        members.person,
        uses.person_id
    FROM person_references AS rules
    INNER JOIN ops.person_rules AS members
        ON rules.kind = members.kind AND rules.rule_no = members.rule_no AND rules.member_no = members.member_no
    INNER JOIN ops.name_uses AS uses ON rules.name_key = uses.name_key
    WHERE rules.kind = 'apart'
)

SELECT
    one.rule_no,
    one.person,
    other.person AS other_person
FROM apart AS one
INNER JOIN apart AS other
    ON one.rule_no = other.rule_no AND one.person_id = other.person_id AND one.member_no < other.member_no
ORDER BY one.rule_no, one.member_no, other.member_no
LIMIT 1;
