-- What is known of the persons of full names in the affected blocks, as far as stored lone surnames and initials are
-- held to it: of a person whose surname never stands alone nothing is asked. Companions are the matter of
-- changed_companions.
CREATE OR REPLACE TEMP TABLE person_evidence AS
WITH known AS (
    SELECT
        uses.auto_person_id AS person_id,
        uses.surname,
        uses.role,
        uses.role_head,
        uses.source_id,
        uses.first_seen_at,
        uses.last_seen_at
    FROM ops.name_uses AS uses
    SEMI JOIN affected_blocks ON uses.block_key = affected_blocks.block_key
    SEMI JOIN lone_surnames ON uses.surname = lone_surnames.surname
    WHERE NOT uses.is_ambiguous
)

SELECT DISTINCT
    'role' AS kind,
    known.surname,
    known.person_id,
    known.role_head AS value,
    known.role AS detail,
    NULL AS first_seen_at,
    NULL AS last_seen_at
FROM known
WHERE known.role_head != ''
UNION ALL
SELECT DISTINCT
    'outlet' AS kind,
    known.surname,
    known.person_id,
    known.source_id AS value,
    '' AS detail,
    NULL AS first_seen_at,
    NULL AS last_seen_at
FROM known
UNION ALL
SELECT
    'span' AS kind,
    known.surname,
    known.person_id,
    '' AS value,
    '' AS detail,
    min(known.first_seen_at) AS first_seen_at,
    max(known.last_seen_at) AS last_seen_at
FROM known
GROUP BY known.surname, known.person_id;
