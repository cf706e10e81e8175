-- purpose: What outlets call persons: who is given which role, where, how often and when.
-- grain: One row a person, role, name and outlet; articles that give no role have an empty one.
-- column person_id: The person; joins to dim_people.
-- column person_name: The person's name.
-- column role: The role in small letters without article; empty for none.
-- column name_in_articles: The name that the articles use.
-- column source_id: The outlet; joins to dim_sources.
-- column article_count: Articles that name the person so.
-- column quote_count: Quotes that the person speaks in them.
-- column first_seen_at: When the first of these articles was first fetched.
-- column last_seen_at: When one of them was last fetched.
SELECT
    uses.person_id,
    any_value(persons.person_name) AS person_name,
    uses.role,
    uses.person_name AS name_in_articles,
    uses.source_id,
    cast(sum(uses.article_count) AS BIGINT) AS article_count,
    cast(sum(uses.quote_count) AS BIGINT) AS quote_count,
    min(uses.first_seen_at) AS first_seen_at,
    max(uses.last_seen_at) AS last_seen_at
FROM ops.name_uses AS uses
INNER JOIN dim_people AS persons ON uses.person_id = persons.person_id
GROUP BY uses.person_id, uses.role, uses.person_name, uses.source_id;
