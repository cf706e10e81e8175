-- purpose: What is known of the persons of full names after the load and was not before, or the other way round, as far
-- as stored lone surnames and initials are held to it: of a person whose surname never stands alone nothing is asked.
-- It comes from the uses that the load counts and from those that it takes for another person; what other uses of the
-- person say as well is no change. Companions are the matter of changed_companions.
-- grain: One row a person, a surname and a change of what is known.
CREATE OR REPLACE TEMP TABLE changed_evidence AS
WITH touched AS (
    SELECT merged.use_id
    FROM merged_uses AS merged
    UNION
    SELECT former.use_id
    FROM former_uses AS former
    UNION
    SELECT changed.use_id
    FROM changed_judgements AS changed
),

moved AS (
    SELECT
        changed.auto_person_id AS new_person_id,
        changed.is_ambiguous AS is_open,
        changed.former_auto_person_id,
        changed.was_ambiguous,
        stored.surname,
        stored.role,
        stored.role_head,
        stored.source_id,
        stored.first_seen_at,
        stored.last_seen_at
    FROM rejudged_full_names AS stored
    INNER JOIN changed_judgements AS changed ON stored.use_id = changed.use_id
    ANTI JOIN merged_uses ON stored.use_id = merged_uses.use_id
),

told AS (
    SELECT
        FALSE AS is_after,
        former.auto_person_id AS person_id,
        former.surname,
        former.role,
        former.role_head,
        former.source_id,
        former.first_seen_at,
        former.last_seen_at
    FROM former_uses AS former
    WHERE former.name_kind = 'full' AND NOT former.is_ambiguous
    UNION ALL
    SELECT
        FALSE AS is_after,
        moved.former_auto_person_id AS person_id,
        moved.surname,
        moved.role,
        moved.role_head,
        moved.source_id,
        moved.first_seen_at,
        moved.last_seen_at
    FROM moved
    WHERE NOT moved.was_ambiguous
    UNION ALL
    SELECT
        TRUE AS is_after,
        coalesce(changed.auto_person_id, merged.auto_person_id) AS person_id,
        merged.surname,
        merged.role,
        merged.role_head,
        merged.source_id,
        merged.first_seen_at,
        merged.last_seen_at
    FROM merged_uses AS merged
    LEFT JOIN changed_judgements AS changed ON merged.use_id = changed.use_id
    WHERE merged.name_kind = 'full' AND NOT coalesce(changed.is_ambiguous, merged.is_ambiguous)
    UNION ALL
    SELECT
        TRUE AS is_after,
        moved.new_person_id AS person_id,
        moved.surname,
        moved.role,
        moved.role_head,
        moved.source_id,
        moved.first_seen_at,
        moved.last_seen_at
    FROM moved
    WHERE NOT moved.is_open
),

asked AS (
    SELECT told.*  -- noqa: AM04
    FROM told
    SEMI JOIN lone_surnames ON told.surname = lone_surnames.surname
),

roles AS (
    SELECT
        asked.surname,
        asked.person_id,
        asked.role_head,
        asked.role
    FROM asked
    WHERE asked.role_head != ''
    GROUP BY ALL
    HAVING bool_and(asked.is_after) OR NOT bool_or(asked.is_after)
),

outlets AS (
    SELECT
        asked.surname,
        asked.person_id,
        asked.source_id
    FROM asked
    GROUP BY ALL
    HAVING bool_and(asked.is_after) OR NOT bool_or(asked.is_after)
),

persons AS (
    SELECT DISTINCT asked.person_id
    FROM asked
),

-- Read once: these are most of what is read here.
known AS MATERIALIZED (
    SELECT
        uses.auto_person_id AS person_id,
        uses.surname,
        uses.role,
        uses.source_id,
        uses.first_seen_at,
        uses.last_seen_at
    FROM ops.name_uses AS uses
    SEMI JOIN persons ON uses.auto_person_id = persons.person_id
    ANTI JOIN touched ON uses.use_id = touched.use_id
    WHERE uses.name_kind = 'full' AND NOT uses.is_ambiguous
),

known_spans AS (
    SELECT
        known.person_id,
        known.surname,
        min(known.first_seen_at) AS first_seen_at,
        max(known.last_seen_at) AS last_seen_at
    FROM known
    GROUP BY known.person_id, known.surname
),

spans AS (
    SELECT
        asked.person_id,
        asked.surname,
        least(
            min(asked.first_seen_at) FILTER (WHERE NOT asked.is_after), any_value(known_spans.first_seen_at)
        ) AS first_before,
        greatest(
            max(asked.last_seen_at) FILTER (WHERE NOT asked.is_after), any_value(known_spans.last_seen_at)
        ) AS last_before,
        least(
            min(asked.first_seen_at) FILTER (WHERE asked.is_after), any_value(known_spans.first_seen_at)
        ) AS first_after,
        greatest(
            max(asked.last_seen_at) FILTER (WHERE asked.is_after), any_value(known_spans.last_seen_at)
        ) AS last_after
    FROM asked
    LEFT JOIN known_spans ON asked.person_id = known_spans.person_id AND asked.surname = known_spans.surname
    GROUP BY asked.person_id, asked.surname
),

changes AS (
    SELECT
        'role' AS kind,
        roles.surname,
        roles.person_id,
        roles.role_head AS value,
        NULL AS first_seen_at,
        NULL AS last_seen_at
    FROM roles
    ANTI JOIN known
        ON roles.person_id = known.person_id AND roles.surname = known.surname AND roles.role = known.role
    UNION ALL
    SELECT
        'outlet' AS kind,
        outlets.surname,
        outlets.person_id,
        outlets.source_id AS value,
        NULL AS first_seen_at,
        NULL AS last_seen_at
    FROM outlets
    ANTI JOIN known
        ON
            outlets.person_id = known.person_id
            AND outlets.surname = known.surname
            AND outlets.source_id = known.source_id
    UNION ALL
    SELECT
        'span' AS kind,
        spans.surname,
        spans.person_id,
        '' AS value,
        spans.first_before AS first_seen_at,
        spans.last_before AS last_seen_at
    FROM spans
    WHERE
        spans.first_before IS NOT NULL
        AND (spans.first_before, spans.last_before) IS DISTINCT FROM (spans.first_after, spans.last_after)
    UNION ALL
    SELECT
        'span' AS kind,
        spans.surname,
        spans.person_id,
        '' AS value,
        spans.first_after AS first_seen_at,
        spans.last_after AS last_seen_at
    FROM spans
    WHERE
        spans.first_after IS NOT NULL
        AND (spans.first_before, spans.last_before) IS DISTINCT FROM (spans.first_after, spans.last_after)
)

SELECT
    changes.*,
    spans.first_before IS NOT NULL AS was_known
FROM changes
INNER JOIN spans ON changes.person_id = spans.person_id AND changes.surname = spans.surname;
