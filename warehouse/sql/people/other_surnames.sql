-- purpose: The other surnames of every person, told from the uses of their names: for files whose loads did not keep
-- them.
-- grain: One row of dim_people a person.
UPDATE dim_people AS people SET other_surnames = told.other_surnames
FROM (
    SELECT
        keys.person_id,
        list(DISTINCT keys.surname ORDER BY keys.surname) AS other_surnames
    FROM (
        SELECT
            uses.person_id,
            uses.surname
        FROM ops.name_uses AS uses
        UNION ALL
        SELECT
            renamed.person_id,
            string_split(folded_name(renamed.person_name), ' ')[-1] AS surname
        FROM dim_people AS renamed
        WHERE NOT list_contains(renamed.names, renamed.person_name)
    ) AS keys
    INNER JOIN dim_people AS persons ON keys.person_id = persons.person_id AND keys.surname != persons.surname
    GROUP BY keys.person_id
) AS told
WHERE people.person_id = told.person_id;
