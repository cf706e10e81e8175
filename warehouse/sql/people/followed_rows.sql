-- Stored rows of fact_people that bear the names of changed_names, outside articles that this load writes anew, as far
-- as it takes to tell which use each belongs to.
CREATE OR REPLACE TEMP TABLE people_rows AS
SELECT
    people.article_id,
    people.name_id,
    people.person_name,
    people.role,
    articles.source_id
FROM fact_people AS people
SEMI JOIN changed_names ON people.name_id = changed_names.name_id
INNER JOIN fact_articles AS articles ON people.article_id = articles.article_id
LEFT JOIN settled_articles AS settled ON people.article_id = settled.article_id
WHERE settled.is_loaded IS NOT TRUE;
