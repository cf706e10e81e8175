-- purpose: The uses of lone surnames and of names with an initial whose person this load may change: its own, and those
-- to which the changed evidence speaks. More of what is known already changes none, however often a name is in the
-- news.
-- grain: One row a use of such a name.
CREATE OR REPLACE TEMP TABLE narrow_uses AS
WITH narrow AS MATERIALIZED (
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
        uses.companions,
        uses.auto_person_id AS former_auto_person_id,
        uses.is_ambiguous AS was_ambiguous,
        uses.rowid AS row_no
    FROM ops.name_uses AS uses
    WHERE
        uses.name_kind != 'full'
        AND (
            uses.surname IN (SELECT lone_surnames.surname FROM lone_surnames)
            OR uses.name_key IN (SELECT extra_names.name_key FROM extra_names)
        )
),

beside AS (
    SELECT
        narrow.use_id,
        narrow.surname,
        unnest(narrow.companions) AS companion
    FROM narrow
    SEMI JOIN changed_companions AS changed ON narrow.surname = changed.surname
),

-- Once a span: adding days to instants costs more than comparing them.
spans AS MATERIALIZED (
    SELECT
        changed.surname,
        changed.person_id,
        changed.first_seen_at - INTERVAL 30 DAY AS since,
        changed.last_seen_at + INTERVAL 30 DAY AS until
    FROM changed_evidence AS changed
    WHERE changed.kind = 'span'
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
            AND changed.was_known
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
    INNER JOIN spans ON narrow.surname = spans.surname
    GROUP BY narrow.use_id, spans.person_id
    HAVING
        bool_or(spans.since <= narrow.last_seen_at AND narrow.first_seen_at <= spans.until)
        AND NOT bool_and(spans.since <= narrow.last_seen_at AND narrow.first_seen_at <= spans.until)
)

SELECT narrow.*  -- noqa: AM04
FROM narrow
SEMI JOIN concerned ON narrow.use_id = concerned.use_id;
