-- purpose: How often a person is in the news, day by day, under whatever form of the name articles use.
-- grain: One row a person of that name and UTC day on which an article names the person.
-- parameter name: The person's name in any form that an article uses and that has the surname, or surname first as in
-- 'Lee, Ann'; folded_name() says what makes no difference.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id; an error where no outlet has it.
-- column day: UTC day of publication, or of the first fetch where the page gives none.
-- column person_name: The form of the name that most articles use; two persons of one name are two ids.
-- column story_count: Articles that name the person, copies of one text counted once.
-- column article_count: The same, copies counted each.
-- column source_count: Outlets of these articles.
-- column title_count: Articles that name the person in the title.
-- column mention_count: Times that their texts name the person.
-- column quote_count: Quotes that the person speaks in them, indirect ones included.
-- column person_id: The person; joins to dim_people.
WITH named AS (
    SELECT
        people.person_id,
        people.person_name
    FROM people_named(name) AS people
    -- Asked here, where there are few rows.
    WHERE known_source(source) IS NOT DISTINCT FROM source
)

SELECT
    people.article_day AS day,
    named.person_name,
    count(DISTINCT articles.duplicate_group_id) AS story_count,
    count(DISTINCT people.article_id) AS article_count,
    count(DISTINCT people.article_source_id) AS source_count,
    count(DISTINCT CASE WHEN people.in_title THEN people.article_id END) AS title_count,
    cast(sum(people.mention_count) AS BIGINT) AS mention_count,
    cast(sum(people.quote_count) AS BIGINT) AS quote_count,
    named.person_id
FROM fact_people AS people
INNER JOIN named ON people.person_id = named.person_id
INNER JOIN fact_articles AS articles ON people.article_id = articles.article_id
WHERE
    (since IS NULL OR people.article_day >= cast(since AS DATE))
    AND (until IS NULL OR people.article_day < cast(until AS DATE))
    AND (source IS NULL OR people.article_source_id = source)
GROUP BY people.article_day, named.person_name, named.person_id
ORDER BY people.article_day, named.person_id
