-- Rows of dim_people for the affected persons, told anew from the facts.
INSERT INTO dim_people BY NAME
WITH appearances AS (
    SELECT
        people.person_id,
        people.person_name,
        people.aliases,
        people.mention_count,
        people.quote_count,
        articles.first_seen_at,
        articles.fetched_at
    FROM fact_people AS people
    SEMI JOIN affected_people ON people.person_id = affected_people.person_id
    INNER JOIN fact_articles AS articles ON people.article_id = articles.article_id
),

-- Between forms that equally many articles use the fuller one wins.
names AS (
    SELECT
        appearances.person_id,
        appearances.person_name
    FROM appearances
    GROUP BY appearances.person_id, appearances.person_name
    QUALIFY
        row_number() OVER (
            PARTITION BY appearances.person_id
            ORDER BY count(*) DESC, length(appearances.person_name) DESC, appearances.person_name ASC
        ) = 1
)

SELECT
    appearances.person_id,
    any_value(names.person_name) AS person_name,
    list_sort(list_distinct(flatten(list(appearances.aliases)))) AS aliases,
    min(appearances.first_seen_at) AS first_seen_at,
    max(appearances.fetched_at) AS last_seen_at,
    count(*) AS article_count,
    cast(sum(appearances.mention_count) AS BIGINT) AS mention_count,
    cast(sum(appearances.quote_count) AS BIGINT) AS quote_count
FROM appearances
INNER JOIN names ON appearances.person_id = names.person_id
GROUP BY appearances.person_id;
