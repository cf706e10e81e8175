-- purpose: All that is refused: each row in quarantine with the addresses that its article came from in that run, and
-- each page that gave no article and has given none since.
-- grain: One row a refused fact or page, the last refused first.
WITH last_readings AS (
    SELECT outcomes.*
    FROM ops.url_outcomes AS outcomes
    WHERE outcomes.outcome IN ('loaded', 'unchanged', 'same_article', 'quarantined', 'unreadable', 'opted_out')
    QUALIFY row_number() OVER (PARTITION BY outcomes.url ORDER BY outcomes.run_id DESC) = 1
),

origins AS (
    SELECT
        outcomes.run_id,
        outcomes.article_id,
        min(outcomes.source_id) AS source_id,
        list(DISTINCT outcomes.url ORDER BY outcomes.url) AS urls
    FROM ops.url_outcomes AS outcomes
    WHERE outcomes.article_id IS NOT NULL
    GROUP BY outcomes.run_id, outcomes.article_id
)

SELECT
    quarantine.quarantine_id AS refused_id,
    quarantine.run_id,
    quarantine.table_name,
    quarantine.rule,
    quarantine.reason,
    quarantine.article_id,
    quarantine.payload,
    quarantine.quarantined_at AS refused_at,
    origins.source_id,
    coalesce(origins.urls, []) AS urls
FROM ops.quarantine AS quarantine
LEFT JOIN origins ON quarantine.run_id = origins.run_id AND quarantine.article_id = origins.article_id
UNION ALL
SELECT
    left(sha256(last_readings.url), 32) AS refused_id,
    last_readings.run_id,
    'page' AS table_name,
    regexp_extract(last_readings.detail, '^\w+') AS rule,
    last_readings.detail AS reason,
    NULL AS article_id,
    NULL AS payload,
    runs.finished_at AS refused_at,
    last_readings.source_id,
    [last_readings.url] AS urls
FROM last_readings
INNER JOIN ops.runs AS runs ON last_readings.run_id = runs.run_id
WHERE last_readings.outcome = 'unreadable'
ORDER BY refused_at DESC, table_name ASC, rule ASC, refused_id ASC;
