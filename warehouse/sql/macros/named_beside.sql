-- purpose: Who is in the news together with somebody: the persons whom the same articles name, the most frequent first.
-- grain: One row a person whom an article names beside a person of that name, authors who are only in the byline left
-- out.
-- parameter name: The person's name in any form that an article uses and that has the surname, or surname first as in
-- 'Lee, Ann'; folded_name() says what makes no difference.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id; an error where no outlet has it.
-- column person_id: The other person; joins to dim_people.
-- column person_name: The form of the other's name that most articles use.
-- column story_count: Articles that name both, copies of one text counted once.
-- column article_count: The same, copies counted each.
-- column quoted_count: Articles, copies counted each, that name both and quote the other person.
-- column source_count: Outlets of these articles.
-- column last_day: UTC day of the latest of them.
WITH named AS (
    SELECT people.person_id
    FROM people_named(name) AS people
    -- Asked here, where there are few rows.
    WHERE known_source(source) IS NOT DISTINCT FROM source
),

shared AS (
    SELECT DISTINCT
        people.article_id,
        people.article_source_id AS source_id,
        people.article_day AS day,
        articles.duplicate_group_id
    FROM fact_people AS people
    SEMI JOIN named ON people.person_id = named.person_id
    INNER JOIN fact_articles AS articles ON people.article_id = articles.article_id
    WHERE
        (people.mention_count > 0 OR people.in_title)
        AND (since IS NULL OR people.article_day >= cast(since AS DATE))
        AND (until IS NULL OR people.article_day < cast(until AS DATE))
        AND (source IS NULL OR people.article_source_id = source)
),

counted AS (
    SELECT
        others.person_id,
        count(DISTINCT shared.duplicate_group_id) AS story_count,
        count(DISTINCT shared.article_id) AS article_count,
        count(DISTINCT CASE WHEN others.quote_count > 0 THEN shared.article_id END) AS quoted_count,
        count(DISTINCT shared.source_id) AS source_count,
        max(shared.day) AS last_day
    FROM fact_people AS others
    INNER JOIN shared ON others.article_id = shared.article_id
    ANTI JOIN named ON others.person_id = named.person_id
    WHERE
        (others.mention_count > 0 OR others.in_title)
        AND (since IS NULL OR others.article_day >= cast(since AS DATE))
        AND (until IS NULL OR others.article_day < cast(until AS DATE))
        AND (source IS NULL OR others.article_source_id = source)
    GROUP BY others.person_id
)

SELECT
    counted.person_id,
    people.person_name,
    counted.story_count,
    counted.article_count,
    counted.quoted_count,
    counted.source_count,
    counted.last_day
FROM counted
INNER JOIN dim_people AS people ON counted.person_id = people.person_id
ORDER BY counted.story_count DESC, counted.article_count DESC, people.person_name ASC
