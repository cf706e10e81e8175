-- Rows of dim_people for the affected persons, told anew from the facts. Rows of a person that agree in name and
-- aliases are added up first: a person in many articles has few forms.
INSERT INTO dim_people BY NAME
WITH forms AS (
    SELECT
        people.person_id,
        people.person_name,
        people.aliases,
        min(articles.first_seen_at) AS first_seen_at,
        max(articles.fetched_at) AS last_seen_at,
        count(*) AS article_count,
        sum(people.mention_count) AS mention_count,
        sum(people.quote_count) AS quote_count
    FROM fact_people AS people
    SEMI JOIN affected_people ON people.person_id = affected_people.person_id
    INNER JOIN fact_articles AS articles ON people.article_id = articles.article_id
    GROUP BY people.person_id, people.person_name, people.aliases
),

-- Between forms that equally many articles use the fuller one wins.
names AS (
    SELECT
        forms.person_id,
        forms.person_name
    FROM forms
    GROUP BY forms.person_id, forms.person_name
    QUALIFY
        row_number() OVER (
            PARTITION BY forms.person_id
            ORDER BY sum(forms.article_count) DESC, length(forms.person_name) DESC, forms.person_name ASC
        ) = 1
)

SELECT
    forms.person_id,
    any_value(names.person_name) AS person_name,
    list_sort(list_distinct(flatten(list(forms.aliases)))) AS aliases,
    min(forms.first_seen_at) AS first_seen_at,
    max(forms.last_seen_at) AS last_seen_at,
    cast(sum(forms.article_count) AS BIGINT) AS article_count,
    cast(sum(forms.mention_count) AS BIGINT) AS mention_count,
    cast(sum(forms.quote_count) AS BIGINT) AS quote_count
FROM forms
INNER JOIN names ON forms.person_id = names.person_id
GROUP BY forms.person_id;
