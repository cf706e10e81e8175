-- purpose: The persons whom articles call by a name, or people.toml does. Two persons of one name are both in the
-- answer.
-- grain: One row a person of that name.
-- parameter name: The name in any form that an article uses and that has the surname, or surname first as in 'Lee,
-- Ann'; folded_name() says what makes no difference.
-- column person_id: The person; joins to dim_people.
-- column person_name: The form of the name that most articles use.
WITH bearers AS (
    -- Surnames first, which costs little: of their bearers alone the names are read and folded. A hyphen before a small
    -- letter is an underscore in a surname.
    SELECT
        people.person_id,
        people.person_name,
        people.aliases
    FROM dim_people AS people
    WHERE contains(concat(folded_name(name), ' ', replace(folded_name(name), '-', '_')), people.surname)
    UNION
    -- The surname is there so that DuckDB looks at whether there are others first: it passes over blocks without any.
    SELECT
        people.person_id,
        people.person_name,
        people.aliases
    FROM dim_people AS people
    WHERE
        people.other_surnames IS NOT NULL
        AND list_has_any(
            string_split(concat(folded_name(name), ' ', replace(folded_name(name), '-', '_')), ' '),
            list_append(people.other_surnames, people.surname)
        )
)

SELECT
    bearers.person_id,
    bearers.person_name
FROM bearers
WHERE
    -- Each name asked for stands here once: what it is folded by is planned for every time.
    list_has_any(
        list_transform(list_append(bearers.aliases, bearers.person_name), LAMBDA alias: folded_name(alias)),
        [folded_name(name), turned_name(name)]
    )
