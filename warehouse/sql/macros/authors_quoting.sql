-- purpose: Which authors quote a person, and where, as bylines have the authors. author_speakers has authors as persons
-- across outlets.
-- grain: One row an author, an outlet and a person of that name.
-- parameter name: The person's name in any form that an article uses and that has the surname, or surname first as in
-- 'Lee, Ann'; folded_name() says what makes no difference.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id; an error where no outlet has it.
-- column author_name: The author: a person, an agency or a desk.
-- column source_id: The outlet; joins to dim_sources.
-- column person_name: Who is quoted; two persons of one name are two ids.
-- column quote_count: Distinct quotes of all kinds.
-- column article_count: Articles of the author that quote the person.
-- column last_day: UTC day of the latest of them.
-- column person_id: The person who is quoted; joins to dim_people.
WITH named AS (
    SELECT
        people.person_id,
        people.person_name
    FROM people_named(name) AS people
    -- Asked here, where there are few rows.
    WHERE known_source(source) IS NOT DISTINCT FROM source
),

spoken AS (
    SELECT
        quotes.article_id,
        quotes.article_source_id AS source_id,
        quotes.article_day AS day,
        named.person_id,
        named.person_name,
        quotes.quote_group_id
    FROM fact_quotes AS quotes
    INNER JOIN named ON quotes.speaker_person_id = named.person_id
    WHERE
        (since IS NULL OR quotes.article_day >= cast(since AS DATE))
        AND (until IS NULL OR quotes.article_day < cast(until AS DATE))
        AND (source IS NULL OR quotes.article_source_id = source)
),

written AS (
    SELECT
        spoken.*,
        bylines.author_name
    FROM spoken
    INNER JOIN article_authors AS bylines ON spoken.article_id = bylines.article_id
)

SELECT
    written.author_name,
    written.source_id,
    written.person_name,
    count(DISTINCT written.quote_group_id) AS quote_count,
    count(DISTINCT written.article_id) AS article_count,
    max(written.day) AS last_day,
    written.person_id
FROM written
GROUP BY written.author_name, written.source_id, written.person_name, written.person_id
ORDER BY quote_count DESC, written.author_name ASC, written.source_id ASC, written.person_id ASC
