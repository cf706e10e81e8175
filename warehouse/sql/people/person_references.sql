-- purpose: The rules of people.toml as the resolution asks for them: names by what their spellings have in common, ids
-- as such.
-- grain: One row a member of a rule.
CREATE OR REPLACE TEMP TABLE person_references AS
SELECT
    rules.rule_no,
    rules.member_no,
    rules.kind,
    parts.name_key,
    CASE WHEN parts.person_name IS NULL THEN rules.person END AS person_id,
    -- Roles of uses are stored without accents and in small letters.
    strip_accents(lower(rules.role)) AS role,
    rules.source_id,
    rules.article_id,
    rules.preferred_name,
    rules.wikidata_id,
    rules.notes,
    CASE
        WHEN rules.kind = 'split'
            THEN person_id_of(concat('split ', strip_accents(lower(rules.preferred_name))))
    END AS decided_person_id
FROM ops.person_rules AS rules
LEFT JOIN name_parts AS parts
    ON rules.person = parts.person_name AND NOT regexp_full_match(rules.person, '[0-9a-f]{32}');
