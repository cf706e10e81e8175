-- purpose: Persons whose row of dim_people may change: those of the uses that changed, before and after, lone surnames
-- that a full name may have made ambiguous, and those of whom people.toml says something.
-- grain: One row a person.
CREATE OR REPLACE TEMP TABLE affected_people AS
SELECT former.person_id
FROM former_uses AS former
UNION
SELECT merged.person_id
FROM merged_uses AS merged
UNION
SELECT changed.person_id
FROM changed_uses AS changed
UNION
SELECT changed.former_person_id AS person_id
FROM changed_uses AS changed
UNION
SELECT persons.person_id
FROM dim_people AS persons
SEMI JOIN changed_evidence ON persons.surname = changed_evidence.surname
WHERE NOT persons.is_ambiguous AND NOT contains(persons.person_name, ' ')
UNION
SELECT uses.person_id
FROM ops.name_uses AS uses
WHERE
    uses.name_kind = 'single'
    AND uses.surname IN (
        SELECT former.surname
        FROM former_uses AS former
        SEMI JOIN recounted_uses ON former.use_id = recounted_uses.use_id
    )
UNION
SELECT details.person_id
FROM person_details AS details
UNION
SELECT former.person_id
FROM former_details AS former
UNION
SELECT persons.person_id
FROM dim_people AS persons
WHERE persons.wikidata_id IS NOT NULL OR persons.notes IS NOT NULL;
