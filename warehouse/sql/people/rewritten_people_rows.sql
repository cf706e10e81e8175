-- purpose: Stored rows of fact_people whose article this load writes anew, or of which it learns an earlier sighting.
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
    articles.first_seen_at,
    articles.fetched_at
FROM fact_people AS people
INNER JOIN settled_articles AS settled ON people.article_id = settled.article_id
INNER JOIN fact_articles AS articles ON people.article_id = articles.article_id
WHERE settled.is_amended OR (settled.is_stored AND settled.is_loaded);
