-- purpose: Persons of ops.use_candidates as people.toml has them, where it has something to say. One of whom a rule
-- splits some uses off stays under its id.
-- grain: One row a person, by the id that the evidence gives.
CREATE OR REPLACE TEMP TABLE candidate_persons AS
WITH concerned AS (
    SELECT uses.auto_person_id
    FROM ops.name_uses AS uses
    WHERE uses.person_id != uses.auto_person_id
    UNION
    SELECT candidates.auto_candidate_id AS auto_person_id
    FROM ops.use_candidates AS candidates
    WHERE candidates.candidate_person_id != candidates.auto_candidate_id
)

SELECT
    uses.auto_person_id,
    arg_max(uses.person_id, (uses.person_id = uses.auto_person_id, uses.person_id)) AS person_id
FROM ops.name_uses AS uses
SEMI JOIN concerned ON uses.auto_person_id = concerned.auto_person_id
GROUP BY uses.auto_person_id;
