-- purpose: The uses whose person may have changed: those of the load, those that the evidence takes for another person
-- than before, those that a rule moved, and those that a rule names, with all others of the persons whom it names.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE uses_to_decide AS
WITH named AS (
    SELECT DISTINCT uses.auto_person_id
    FROM ops.name_uses AS uses
    WHERE
        uses.name_key IN (SELECT rules.name_key FROM person_references AS rules)
        OR uses.auto_person_id IN (SELECT rules.person_id FROM person_references AS rules)
)

SELECT evident.use_id
FROM evident_persons AS evident
UNION
SELECT uses.use_id
FROM ops.name_uses AS uses
WHERE
    uses.person_id != uses.auto_person_id
    OR uses.auto_person_id IN (SELECT named.auto_person_id FROM named);
