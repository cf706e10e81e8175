-- The uses of lone surnames and of names with an initial whose person this load may change.
CREATE OR REPLACE TEMP TABLE narrow_uses AS
WITH heads AS (
    SELECT DISTINCT
        evidence.surname,
        evidence.role_head
    FROM changed_evidence AS evidence
    WHERE evidence.role_head != ''
),

companions AS (
    SELECT DISTINCT
        evidence.surname,
        unnest(evidence.companions) AS companion
    FROM changed_evidence AS evidence
),

narrow AS (
    SELECT
        uses.use_id,
        uses.name_key,
        uses.name_kind,
        uses.given,
        uses.middle,
        uses.surname,
        uses.suffix,
        uses.role,
        uses.role_head,
        uses.source_id,
        uses.first_seen_at,
        uses.last_seen_at,
        uses.companions
    FROM ops.name_uses AS uses
    WHERE uses.name_kind != 'full'
),

beside AS (
    SELECT
        narrow.use_id,
        narrow.surname,
        unnest(narrow.companions) AS companion
    FROM narrow
    SEMI JOIN companions ON narrow.surname = companions.surname
)

SELECT narrow.*  -- noqa: AM04
FROM narrow
WHERE
    narrow.use_id IN (SELECT merged.use_id FROM merged_uses AS merged)
    OR (narrow.surname, narrow.role_head) IN (SELECT (heads.surname, heads.role_head) FROM heads)
    OR narrow.use_id IN (
        SELECT beside.use_id
        FROM beside
        SEMI JOIN companions ON beside.surname = companions.surname AND beside.companion = companions.companion
    );
