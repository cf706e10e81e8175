-- Persons whose row of dim_people this load may change: those whom replaced or amended articles named, and those
-- whom loaded articles name. Built before stored facts are deleted.
CREATE OR REPLACE TEMP TABLE affected_people AS
WITH rewritten AS (
    SELECT settled.article_id
    FROM settled_articles AS settled
    WHERE settled.is_amended OR (settled.is_stored AND settled.is_loaded)
),

loaded AS (
    SELECT settled.article_id
    FROM settled_articles AS settled
    WHERE settled.is_loaded
)

SELECT people.person_id
FROM fact_people AS people
SEMI JOIN rewritten ON people.article_id = rewritten.article_id
UNION
SELECT people.person_id
FROM staged_people AS people
SEMI JOIN loaded ON people.article_id = loaded.article_id;
