-- purpose: The person by the evidence of the uses that the load counts or takes for another person than before. Without
-- rules in people.toml no other use changes its person.
-- grain: One row a use of a name.
CREATE OR REPLACE TEMP TABLE evident_persons AS
WITH rejudged AS (
    SELECT
        full_names.use_id,
        full_names.name_id,
        full_names.person_name,
        full_names.in_article_id,
        full_names.person_id,
        full_names.auto_person_id
    FROM rejudged_full_names AS full_names
    UNION ALL
    SELECT
        narrow.use_id,
        narrow.name_id,
        narrow.person_name,
        narrow.in_article_id,
        narrow.person_id,
        narrow.auto_person_id
    FROM rejudged_narrow_names AS narrow
)

SELECT
    rejudged.use_id,
    rejudged.name_id,
    rejudged.person_name,
    rejudged.in_article_id,
    rejudged.person_id AS former_person_id,
    rejudged.auto_person_id AS person_id
FROM rejudged
UNION ALL
SELECT
    merged.use_id,
    merged.name_id,
    merged.person_name,
    merged.in_article_id,
    merged.person_id AS former_person_id,
    merged.auto_person_id AS person_id
FROM merged_uses AS merged
ANTI JOIN rejudged ON merged.use_id = rejudged.use_id;
