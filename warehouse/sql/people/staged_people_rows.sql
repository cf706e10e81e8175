-- purpose: The rows of fact_people that this load writes, beside those that people_rows has already.
-- grain: One row an article and a name in it.
INSERT INTO people_rows
SELECT
    people.article_id,
    people.name_id,
    people.person_name,
    people.aliases,
    people.role,
    people.mention_count,
    people.quote_count,
    people.is_author,
    captures.source_id,
    settled.first_seen_at,
    captures.fetched_at
FROM staged_people AS people
INNER JOIN settled_articles AS settled ON people.article_id = settled.article_id
INNER JOIN latest_captures AS captures ON people.article_id = captures.article_id
WHERE settled.is_loaded;
