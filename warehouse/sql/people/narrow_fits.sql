-- purpose: How well lone surnames and names with an initial fit the persons of full names with that surname. Points: 3
-- for the same role, 2 for the same kind of role (1 where half the news are such: 'spokesman'), 1 for somebody who is
-- named beside both and 3 for two or more, 1 for the outlet, 1 for a time within 30 days.
-- grain: One row a use of such a name and a person whom it fits.
CREATE OR REPLACE TEMP TABLE narrow_fits AS
WITH known AS (
    SELECT
        uses.auto_person_id AS person_id,
        uses.surname,
        uses.given,
        uses.middle,
        uses.suffix,
        uses.role,
        uses.role_head,
        uses.source_id,
        uses.first_seen_at,
        uses.last_seen_at,
        uses.companions
    FROM ops.name_uses AS uses
    SEMI JOIN narrow_uses ON uses.surname = narrow_uses.surname
    WHERE uses.name_kind = 'full' AND NOT uses.is_ambiguous
),

persons AS (
    SELECT
        known.person_id,
        known.surname,
        list(DISTINCT known.given) AS givens,
        list(DISTINCT known.middle) AS middles,
        list(DISTINCT known.suffix) AS suffixes,
        list(DISTINCT known.source_id) AS source_ids,
        min(known.first_seen_at) AS first_seen_at,
        max(known.last_seen_at) AS last_seen_at
    FROM known
    GROUP BY known.person_id, known.surname
),

by_role AS (
    SELECT
        narrow.use_id,
        known.person_id,
        max(
            CASE
                WHEN everyday.role_head IS NOT NULL THEN 1
                WHEN narrow.role = known.role THEN 3
                ELSE 2
            END
        ) AS role_score
    FROM narrow_uses AS narrow
    INNER JOIN (
        SELECT DISTINCT
            known.person_id,
            known.surname,
            known.role,
            known.role_head
        FROM known
    ) AS known ON narrow.surname = known.surname AND narrow.role_head = known.role_head
    LEFT JOIN everyday_roles AS everyday ON narrow.role_head = everyday.role_head
    WHERE narrow.role_head != ''
    GROUP BY narrow.use_id, known.person_id
),

beside_narrow AS (
    SELECT
        narrow.use_id,
        narrow.surname,
        unnest(narrow.companions) AS companion
    FROM narrow_uses AS narrow
),

beside_known AS (
    -- Distinct last: far more stand beside full names than beside the narrow uses as well.
    SELECT DISTINCT
        companions.person_id,
        companions.surname,
        companions.companion
    FROM (
        SELECT
            known.person_id,
            known.surname,
            unnest(known.companions) AS companion
        FROM known
    ) AS companions
    SEMI JOIN beside_narrow
        ON companions.surname = beside_narrow.surname AND companions.companion = beside_narrow.companion
),

by_companion AS (
    SELECT
        beside_narrow.use_id,
        beside_known.person_id,
        list_sort(list(DISTINCT beside_narrow.companion)) AS shared
    FROM beside_narrow
    INNER JOIN beside_known
        ON beside_narrow.surname = beside_known.surname AND beside_narrow.companion = beside_known.companion
    GROUP BY beside_narrow.use_id, beside_known.person_id
),

pairs AS (
    SELECT
        coalesce(by_role.use_id, by_companion.use_id) AS use_id,
        coalesce(by_role.person_id, by_companion.person_id) AS person_id,
        coalesce(by_role.role_score, 0) AS role_score,
        coalesce(by_companion.shared, []) AS shared
    FROM by_role
    FULL JOIN by_companion ON by_role.use_id = by_companion.use_id AND by_role.person_id = by_companion.person_id
),

-- Names of which people.toml says that they are not one person's.
refused AS (
    SELECT
        narrow.use_id,
        full_names.auto_person_id AS person_id
    FROM narrow_uses AS narrow
    INNER JOIN apart_pairs ON narrow.name_key = apart_pairs.name_key
    INNER JOIN ops.name_uses AS full_names ON apart_pairs.other_key = full_names.name_key
),

judged AS (
    SELECT
        pairs.*,
        narrow.role,
        list_contains(persons.source_ids, narrow.source_id) AS is_same_outlet,
        persons.first_seen_at - INTERVAL 30 DAY <= narrow.last_seen_at
        AND narrow.first_seen_at <= persons.last_seen_at + INTERVAL 30 DAY AS is_near
    FROM pairs
    INNER JOIN narrow_uses AS narrow ON pairs.use_id = narrow.use_id
    INNER JOIN persons ON pairs.person_id = persons.person_id AND narrow.surname = persons.surname
    ANTI JOIN refused ON pairs.use_id = refused.use_id AND pairs.person_id = refused.person_id
    WHERE
        (narrow.suffix = '' AND narrow.name_kind = 'single')
        OR (
            list_contains(persons.suffixes, narrow.suffix)
            AND (
                narrow.name_kind = 'single'
                OR (
                    len(list_filter(persons.givens, LAMBDA given: starts_with(given, narrow.given))) > 0  -- noqa: RF02
                    AND (
                        narrow.middle = ''
                        OR len(
                            list_filter(
                                persons.middles,
                                LAMBDA middle: middle = '' OR left(middle, 1) = left(narrow.middle, 1)  -- noqa: RF02
                            )
                        ) > 0
                    )
                )
            )
        )
)

SELECT
    judged.*,
    judged.role_score
    + CASE least(len(judged.shared), 2) WHEN 2 THEN 3 ELSE len(judged.shared) END
    + cast(judged.is_same_outlet AS INTEGER)
    + cast(judged.is_near AS INTEGER) AS score
FROM judged;
