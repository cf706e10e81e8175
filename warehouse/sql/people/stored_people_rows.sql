-- purpose: Stored rows of fact_people that bear the names of changed_names, outside articles that this load writes
-- anew.
-- grain: One row an article and a name in it.
CREATE OR REPLACE TEMP TABLE people_rows AS
SELECT
    people.article_id,
    people.name_id,
    people.person_name,
    people.aliases,
    people.role,
    people.mention_count,
    people.quote_count,
    people.is_author,
    articles.source_id,
    coalesce(settled.first_seen_at, articles.first_seen_at) AS first_seen_at,
    articles.fetched_at
FROM fact_people AS people
SEMI JOIN changed_names ON people.name_id = changed_names.name_id
INNER JOIN fact_articles AS articles ON people.article_id = articles.article_id
LEFT JOIN settled_articles AS settled ON people.article_id = settled.article_id
WHERE settled.is_loaded IS NOT TRUE;
