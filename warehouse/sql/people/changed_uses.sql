-- purpose: Uses whose person is another one than stored; former_person_id is empty for a new use.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE changed_uses AS
SELECT
    uses.use_id,
    uses.name_id,
    uses.person_name,
    uses.in_article_id,
    uses.person_id AS former_person_id,
    decided.person_id
FROM ops.name_uses AS uses
INNER JOIN decided_persons AS decided ON uses.use_id = decided.use_id
WHERE uses.person_id != decided.person_id;
