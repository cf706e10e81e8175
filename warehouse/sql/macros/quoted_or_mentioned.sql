-- purpose: Who is spoken about and who gets to speak: articles that only mention a person against those quoting them.
-- grain: One row a person whom an article names.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id.
-- column person_id: The person; joins to dim_people.
-- column person_name: The form of the name that most articles use.
-- column article_count: Articles that name the person, bylines alone left out.
-- column quoting_article_count: Those of them that quote the person, indirect speech included.
-- column mention_count: Times that their texts name the person.
-- column quote_count: Quotes that the person speaks in them, indirect ones included.
-- column quoted_share: quoting_article_count of article_count, from 0 to 1.
WITH counted AS (
    SELECT
        people.person_id,
        count(*) AS article_count,
        count(*) FILTER (WHERE people.quote_count > 0) AS quoting_article_count,
        sum(people.mention_count) AS mention_count,
        sum(people.quote_count) AS quote_count
    FROM fact_people AS people
    WHERE
        (people.mention_count > 0 OR people.in_title)
        AND (since IS NULL OR people.article_day >= cast(since AS DATE))
        AND (until IS NULL OR people.article_day < cast(until AS DATE))
        AND (source IS NULL OR people.article_source_id = source)
    GROUP BY people.person_id
)

SELECT
    counted.person_id,
    people.person_name,
    counted.article_count,
    counted.quoting_article_count,
    cast(counted.mention_count AS BIGINT) AS mention_count,
    cast(counted.quote_count AS BIGINT) AS quote_count,
    round(counted.quoting_article_count / counted.article_count, 4) AS quoted_share
FROM counted
INNER JOIN dim_people AS people ON counted.person_id = people.person_id
ORDER BY counted.article_count DESC, counted.mention_count DESC, people.person_name ASC
