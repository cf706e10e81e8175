-- purpose: Stored rows of fact_people that bear the names of changed_names, outside articles that this load writes
-- anew, as far as it takes to tell which use each belongs to.
-- grain: One row an article and a name in it.
CREATE OR REPLACE TEMP TABLE people_rows AS
SELECT
    people.article_id,
    people.name_id,
    people.person_name,
    people.role,
    people.article_source_id AS source_id
FROM fact_people AS people
LEFT JOIN settled_articles AS settled ON people.article_id = settled.article_id
WHERE
    settled.is_loaded IS NOT TRUE
    -- Row numbers first: DuckDB then reads the other columns where these rows lie alone.
    AND people.rowid IN (
        SELECT stored.rowid
        FROM fact_people AS stored
        SEMI JOIN changed_names ON stored.name_id = changed_names.name_id
    );
