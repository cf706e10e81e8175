-- purpose: The persons whom articles call by a name. Two persons of one name are both in the answer.
-- grain: One row a person of that name.
-- parameter name: The name in any form that an article uses and that has the surname; capitals and accents make no
-- difference.
-- column person_id: The person; joins to dim_people.
-- column person_name: The form of the name that most articles use.
SELECT
    people.person_id,
    people.person_name
FROM dim_people AS people
WHERE
    -- The surname first, which costs little: forms of names are compared of its bearers alone. It has no apostrophe.
    contains(regexp_replace(strip_accents(lower(name)), '[''’‘]', '', 'g'), people.surname)
    AND (
        strip_accents(lower(people.person_name)) = strip_accents(lower(name))
        OR list_contains(
            list_transform(people.aliases, LAMBDA alias: strip_accents(lower(alias))), strip_accents(lower(name))
        )
    )
