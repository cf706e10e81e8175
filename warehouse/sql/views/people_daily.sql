-- purpose: How often persons are in the news, day by day. Copies count each: add up distinct duplicate_group_id from
-- fact_articles instead to count a story once.
-- grain: One row a person and UTC day on which an article naming the person was published, or first fetched where
-- the page gives no date.
-- column day: UTC day of publication, or of the first fetch where the page gives none.
-- column person_id: The person; joins to dim_people.
-- column person_name: The form of the name that most articles use.
-- column article_count: Articles that name the person.
-- column source_count: Outlets of these articles.
-- column title_count: Articles that name the person in the title.
-- column mention_count: Times that their texts name the person.
-- column quote_count: Quotes that the person speaks in them, indirect ones included.
-- column quoted_word_count: Words that the person speaks in them inside quotation marks.
WITH counted AS (
    SELECT
        people.article_day AS day,
        people.person_id,
        count(*) AS article_count,
        count(DISTINCT people.article_source_id) AS source_count,
        count(*) FILTER (WHERE people.in_title) AS title_count,
        cast(sum(people.mention_count) AS BIGINT) AS mention_count,
        cast(sum(people.quote_count) AS BIGINT) AS quote_count,
        cast(sum(people.quoted_word_count) AS BIGINT) AS quoted_word_count
    FROM fact_people AS people
    GROUP BY people.article_day, people.person_id
)

-- Names last: a question about a name then begins with its persons.
SELECT
    counted.day,
    counted.person_id,
    persons.person_name,
    counted.article_count,
    counted.source_count,
    counted.title_count,
    counted.mention_count,
    counted.quote_count,
    counted.quoted_word_count
FROM counted
INNER JOIN dim_people AS persons ON counted.person_id = persons.person_id;
