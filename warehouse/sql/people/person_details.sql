-- purpose: What people.toml says of persons beside who they are. A name that several persons bear says it of none of
-- them.
-- grain: One row a person.
CREATE OR REPLACE TEMP TABLE person_details AS
WITH meant AS (
    SELECT DISTINCT
        rules.rule_no,
        rules.kind,
        rules.preferred_name,
        rules.wikidata_id,
        rules.notes,
        uses.person_id
    FROM person_references AS rules
    INNER JOIN ops.name_uses AS uses ON rules.name_key = uses.name_key OR rules.person_id = uses.person_id
    WHERE rules.kind = 'person'
    UNION
    SELECT
        rules.rule_no,
        rules.kind,
        rules.preferred_name,
        NULL AS wikidata_id,
        NULL AS notes,
        uses.person_id
    FROM person_references AS rules
    INNER JOIN ops.name_uses AS uses ON rules.decided_person_id = uses.person_id
),

clear AS (
    SELECT meant.*  -- noqa: AM04
    FROM meant
    QUALIFY count(*) OVER (PARTITION BY meant.rule_no, meant.kind) = 1 OR meant.kind = 'split'
)

SELECT
    clear.person_id,
    arg_min(clear.preferred_name, (clear.kind = 'split', clear.rule_no))
    FILTER (WHERE clear.preferred_name IS NOT NULL) AS preferred_name,
    arg_min(clear.wikidata_id, clear.rule_no) FILTER (WHERE clear.wikidata_id IS NOT NULL) AS wikidata_id,
    arg_min(clear.notes, clear.rule_no) FILTER (WHERE clear.notes IS NOT NULL) AS notes
FROM clear
GROUP BY clear.person_id;
