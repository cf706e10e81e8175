-- purpose: The uses of names that a rule of people.toml gives to another person, with that person and the rule. Of two
-- rules that fit a use, the one that stands first has it.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE split_uses AS
WITH rules AS (
    SELECT *  -- noqa: AM04
    FROM person_references
    WHERE kind = 'split'
),

named AS (
    SELECT
        uses.use_id,
        uses.role AS use_role,
        uses.source_id AS use_source_id,
        uses.in_article_id,
        rules.*  -- noqa: AM04
    FROM ops.name_uses AS uses
    INNER JOIN rules ON uses.name_key = rules.name_key
    UNION ALL
    SELECT
        uses.use_id,
        uses.role AS use_role,
        uses.source_id AS use_source_id,
        uses.in_article_id,
        rules.*  -- noqa: AM04
    FROM ops.name_uses AS uses
    INNER JOIN rules ON uses.auto_person_id = rules.person_id
)

SELECT
    named.use_id,
    arg_min(named.decided_person_id, (named.rule_no, named.member_no)) AS person_id,
    min(named.rule_no) AS rule_no
FROM named
WHERE
    (named.role IS NULL OR contains(named.use_role, named.role))
    AND (named.source_id IS NULL OR named.use_source_id = named.source_id)
    AND (named.article_id IS NULL OR named.in_article_id = named.article_id)
GROUP BY named.use_id;
