-- purpose: Which authors quote whom. The same words in several articles of an author count once.
-- grain: One row a name in bylines and a speaker.
-- column author_name: A name as bylines have it: a person or an organization.
-- column speaker_name: Who speaks: for a person the form that most articles use.
-- column speaker_kind: person, organization, document or unnamed.
-- column speaker_person_id: The speaker across articles when a person; joins to dim_people.
-- column quote_count: Distinct quotes of all kinds.
-- column article_count: Articles of the author that quote the speaker.
-- column source_count: Outlets of these articles.
-- column last_published_at: When the latest of these articles was published.
WITH bylines AS (
    SELECT
        articles.article_id,
        articles.source_id,
        articles.published_at,
        unnest(articles.authors) AS author_name
    FROM fact_articles AS articles
)

SELECT
    bylines.author_name,
    coalesce(people.person_name, spoken.speaker_name) AS speaker_name,
    spoken.speaker_kind,
    spoken.speaker_person_id,
    count(DISTINCT spoken.quote_group_id) AS quote_count,
    count(DISTINCT bylines.article_id) AS article_count,
    count(DISTINCT bylines.source_id) AS source_count,
    max(bylines.published_at) AS last_published_at
FROM bylines
INNER JOIN fact_quotes AS spoken ON bylines.article_id = spoken.article_id
LEFT JOIN dim_people AS people ON spoken.speaker_person_id = people.person_id
WHERE spoken.speaker_name IS NOT NULL
GROUP BY ALL;
