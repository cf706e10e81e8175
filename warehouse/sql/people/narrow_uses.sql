-- The uses of lone surnames and of names with an initial whose person this load may change: its own, and those to which
-- the changed evidence speaks. More of what is known already changes none, however often a name is in the news.
CREATE OR REPLACE TEMP TABLE narrow_uses AS
WITH narrow AS (
    SELECT
        uses.use_id,
        uses.name_key,
        uses.surname,
        uses.role_head,
        uses.source_id,
        uses.first_seen_at,
        uses.last_seen_at,
        uses.rowid AS row_no
    FROM ops.name_uses AS uses
    WHERE uses.name_kind != 'full'
),

asked AS (
    SELECT narrow.row_no
    FROM narrow
    SEMI JOIN changed_companions AS changed ON narrow.surname = changed.surname
),

beside AS (
    SELECT
        stored.use_id,
        stored.surname,
        unnest(stored.companions) AS companion
    FROM ops.name_uses AS stored
    -- By row number DuckDB reads the companions of these rows alone.
    WHERE stored.rowid IN (SELECT asked.row_no FROM asked)
),

concerned AS (
    SELECT merged.use_id
    FROM merged_uses AS merged
    WHERE merged.name_kind != 'full'
    UNION
    SELECT narrow.use_id
    FROM narrow
    SEMI JOIN changed_evidence AS changed
        ON narrow.surname = changed.surname AND narrow.role_head = changed.value AND changed.kind = 'role'
    UNION
    SELECT narrow.use_id
    FROM narrow
    SEMI JOIN changed_evidence AS changed
        ON
            narrow.surname = changed.surname
            AND narrow.source_id = changed.value
            AND changed.kind = 'outlet'
            -- Of persons new to the warehouse role and companions are new as well.
            AND changed.person_id IN (SELECT before.person_id FROM evidence_before AS before)
    UNION
    SELECT narrow.use_id
    FROM narrow
    SEMI JOIN extra_names ON narrow.name_key = extra_names.name_key
    UNION
    SELECT beside.use_id
    FROM beside
    SEMI JOIN changed_companions AS changed ON beside.surname = changed.surname AND beside.companion = changed.companion
    UNION
    -- A person in the news for longer comes within 30 days of other uses.
    SELECT narrow.use_id
    FROM narrow
    INNER JOIN changed_evidence AS changed ON narrow.surname = changed.surname AND changed.kind = 'span'
    GROUP BY narrow.use_id, changed.person_id
    HAVING
        count(
            DISTINCT changed.first_seen_at - INTERVAL 30 DAY <= narrow.last_seen_at
            AND narrow.first_seen_at <= changed.last_seen_at + INTERVAL 30 DAY
        ) = 2
)

SELECT
    stored.use_id,
    stored.name_key,
    stored.name_kind,
    stored.given,
    stored.middle,
    stored.surname,
    stored.suffix,
    stored.role,
    stored.role_head,
    stored.source_id,
    stored.first_seen_at,
    stored.last_seen_at,
    stored.companions
FROM ops.name_uses AS stored
WHERE
    stored.rowid IN (
        SELECT narrow.row_no
        FROM narrow
        SEMI JOIN concerned ON narrow.use_id = concerned.use_id
    );
