-- The person by the evidence of the uses that the load counts or takes for another person than before. Without rules in
-- people.toml no other use changes its person.
CREATE OR REPLACE TEMP TABLE evident_persons AS
WITH moved AS (
    SELECT
        changed.use_id,
        changed.name_id,
        changed.person_name,
        changed.in_article_id,
        changed.person_id,
        changed.auto_person_id
    FROM changed_persons AS changed
    UNION ALL
    SELECT
        changed.use_id,
        changed.name_id,
        changed.person_name,
        changed.in_article_id,
        changed.person_id,
        changed.auto_person_id
    FROM changed_narrow_persons AS changed
)

SELECT
    moved.use_id,
    moved.name_id,
    moved.person_name,
    moved.in_article_id,
    moved.person_id AS former_person_id,
    moved.auto_person_id AS person_id
FROM moved
UNION ALL
SELECT
    merged.use_id,
    merged.name_id,
    merged.person_name,
    merged.in_article_id,
    merged.person_id AS former_person_id,
    merged.auto_person_id AS person_id
FROM merged_uses AS merged
ANTI JOIN moved ON merged.use_id = moved.use_id;
