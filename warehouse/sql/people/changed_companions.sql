-- purpose: Who is named beside full names after the load and was not before, or the other way round, and all who are
-- named beside those whose person changed; by surname, as lone surnames are held to it.
-- grain: One row a surname and the number of a name that stands beside it.
CREATE OR REPLACE TEMP TABLE changed_companions AS
WITH beside AS (
    SELECT
        merged.surname,
        unnest(
            list_filter(
                merged.companions,
                LAMBDA name_no: NOT list_contains(coalesce(former.companions, []), name_no)  -- noqa: RF02
            )
        ) AS companion
    FROM merged_uses AS merged
    LEFT JOIN former_uses AS former ON merged.use_id = former.use_id
    WHERE merged.name_kind = 'full' AND merged.surname IN (SELECT lone_surnames.surname FROM lone_surnames)
    UNION ALL
    SELECT
        former.surname,
        unnest(
            list_filter(
                former.companions,
                LAMBDA name_no: NOT list_contains(coalesce(merged.companions, []), name_no)  -- noqa: RF02
            )
        ) AS companion
    FROM former_uses AS former
    LEFT JOIN merged_uses AS merged ON former.use_id = merged.use_id
    WHERE former.name_kind = 'full' AND former.surname IN (SELECT lone_surnames.surname FROM lone_surnames)
    UNION ALL
    SELECT
        stored.surname,
        unnest(stored.companions) AS companion
    FROM rejudged_full_names AS stored
)

SELECT DISTINCT
    beside.surname,
    beside.companion
FROM beside
SEMI JOIN lone_surnames ON beside.surname = lone_surnames.surname;
