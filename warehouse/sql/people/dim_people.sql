-- purpose: Rows of dim_people for the affected persons, told anew from the uses of their names.
-- grain: One row a person.
CREATE OR REPLACE TEMP TABLE told_people AS
WITH uses AS (
    SELECT
        stored.person_id,
        stored.auto_person_id,
        stored.person_name,
        stored.surname,
        stored.name_kind,
        stored.role,
        stored.source_id,
        stored.aliases,
        stored.is_ambiguous,
        stored.first_seen_at,
        stored.last_seen_at,
        stored.article_count,
        stored.byline_count,
        stored.mention_count,
        stored.quote_count
    FROM ops.name_uses AS stored
    SEMI JOIN affected_people ON stored.person_id = affected_people.person_id
),

-- A full name before a lone one; then the form that most articles use, and of two such the longer.
names AS (
    SELECT
        forms.person_id,
        list(
            forms.person_name
            ORDER BY forms.rank ASC, forms.article_count DESC, length(forms.person_name) DESC, forms.person_name ASC
        ) AS person_names,
        list(
            forms.surname
            ORDER BY forms.rank ASC, forms.article_count DESC, length(forms.person_name) DESC, forms.person_name ASC
        ) AS surnames,
        min(forms.rank) AS rank
    FROM (
        SELECT
            uses.person_id,
            uses.person_name,
            any_value(uses.surname) AS surname,
            min(CASE uses.name_kind WHEN 'full' THEN 1 WHEN 'initial' THEN 2 ELSE 3 END) AS rank,
            sum(uses.article_count) AS article_count
        FROM uses
        GROUP BY uses.person_id, uses.person_name
    ) AS forms
    GROUP BY forms.person_id
),

roles AS (
    SELECT
        counted.person_id,
        list(
            concat(counted.role, ' (', counted.article_count, ')')
            ORDER BY counted.article_count DESC, counted.role ASC
        )[1:20] AS roles
    FROM (
        SELECT
            uses.person_id,
            uses.role,
            cast(sum(uses.article_count) AS BIGINT) AS article_count
        FROM uses
        WHERE uses.role != ''
        GROUP BY uses.person_id, uses.role
    ) AS counted
    GROUP BY counted.person_id
),

counts AS (
    SELECT
        uses.person_id,
        list_sort(list_distinct(flatten(list(uses.aliases)))) AS aliases,
        min(uses.first_seen_at) AS first_seen_at,
        max(uses.last_seen_at) AS last_seen_at,
        cast(sum(uses.article_count) AS BIGINT) AS article_count,
        cast(sum(uses.byline_count) AS BIGINT) AS byline_count,
        cast(sum(uses.mention_count) AS BIGINT) AS mention_count,
        cast(sum(uses.quote_count) AS BIGINT) AS quote_count,
        count(DISTINCT uses.source_id) AS source_count,
        bool_or(uses.is_ambiguous AND uses.person_id = uses.auto_person_id) AS is_ambiguous,
        bool_and(uses.person_id = uses.auto_person_id) AS is_undecided
    FROM uses
    GROUP BY uses.person_id
),

lone_surnames AS (
    SELECT DISTINCT names.surnames[1] AS surname
    FROM names
    WHERE names.rank = 3
),

full_surnames AS (
    SELECT DISTINCT others.surname
    FROM ops.names AS others
    SEMI JOIN lone_surnames ON others.surname = lone_surnames.surname
)

SELECT
    counts.person_id,
    coalesce(details.preferred_name, names.person_names[1]) AS person_name,
    names.surnames[1] AS surname,
    nullif(
        list_sort(
            list_distinct(
                list_filter(
                    list_append(
                        names.surnames,
                        CASE
                            WHEN NOT list_contains(names.person_names, details.preferred_name)
                                THEN string_split(folded_name(details.preferred_name), ' ')[-1]
                        END
                    ),
                    LAMBDA other: other != names.surnames[1]  -- noqa: RF02
                )
            )
        ),
        []
    ) AS other_surnames,
    names.person_names AS names,
    counts.aliases,
    coalesce(roles.roles, []) AS roles,
    counts.is_ambiguous
    OR (
        names.rank = 3
        AND counts.is_undecided
        AND names.surnames[1] IN (SELECT full_surnames.surname FROM full_surnames)
    ) AS is_ambiguous,
    details.wikidata_id,
    details.notes,
    counts.first_seen_at,
    counts.last_seen_at,
    counts.article_count,
    counts.byline_count,
    counts.mention_count,
    counts.quote_count,
    counts.source_count
FROM counts
INNER JOIN names ON counts.person_id = names.person_id
LEFT JOIN roles ON counts.person_id = roles.person_id
LEFT JOIN person_details AS details ON counts.person_id = details.person_id;
