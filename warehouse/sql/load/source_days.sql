-- purpose: Rows of ops.source_days for the affected days, told anew from the outcomes of those days' ingest runs. An
-- outlet whose feeds were asked and that offered nothing has a row of zeros: silence must be visible, so articles that
-- were looked at again although nobody offered them do not count.
-- grain: One row an outlet and UTC day.
INSERT INTO ops.source_days BY NAME
WITH runs AS (
    SELECT
        runs.run_id,
        runs.started_at,
        cast(timezone('UTC', runs.started_at) AS DATE) AS day
    FROM ops.runs AS runs
    WHERE runs.flow_name = 'ingest'
),

of_days AS (
    SELECT runs.*
    FROM runs
    SEMI JOIN affected_days ON runs.day = affected_days.day
),

quarantined AS (
    SELECT DISTINCT
        quarantine.run_id,
        quarantine.article_id
    FROM ops.quarantine AS quarantine
    WHERE quarantine.article_id IS NOT NULL
),

urls AS (
    SELECT
        outcomes.source_id,
        of_days.day,
        outcomes.url,
        bool_or(
            outcomes.outcome IN (
                'loaded', 'unchanged', 'same_article', 'quarantined', 'unreadable', 'opted_out', 'not_html'
            )
        ) AS is_fetched,
        bool_or(
            outcomes.outcome IN ('loaded', 'unchanged', 'known', 'not_modified', 'same_article')
        ) AS is_loaded,
        max(of_days.started_at) AS last_run_at,
        max(of_days.started_at) FILTER (
            WHERE outcomes.outcome IN ('loaded', 'unchanged', 'known', 'not_modified', 'same_article')
        ) AS last_success_at,
        bool_or(outcomes.outcome = 'quarantined') AS is_refused,
        bool_or(outcomes.outcome = 'quarantined' OR quarantined.article_id IS NOT NULL) AS is_quarantined
    FROM ops.url_outcomes AS outcomes
    INNER JOIN of_days ON outcomes.run_id = of_days.run_id
    LEFT JOIN quarantined
        ON
            outcomes.run_id = quarantined.run_id
            AND outcomes.article_id = quarantined.article_id
    WHERE outcomes.is_recheck IS NOT TRUE
    GROUP BY outcomes.source_id, of_days.day, outcomes.url
),

requests AS (
    SELECT
        unnest(coalesce(fetches.source_ids, [fetches.source_id])) AS source_id,
        of_days.day,
        of_days.started_at
    FROM ops.fetches AS fetches
    INNER JOIN of_days ON fetches.run_id = of_days.run_id
    WHERE fetches.purpose = 'feed' AND fetches.source_id IS NOT NULL
    UNION ALL
    SELECT
        urls.source_id,
        urls.day,
        urls.last_run_at AS started_at
    FROM urls
),

asked AS (
    SELECT
        requests.source_id,
        requests.day,
        max(requests.started_at) AS last_run_at
    FROM requests
    GROUP BY requests.source_id, requests.day
)

SELECT
    asked.source_id,
    asked.day,
    count(urls.url) AS offered,
    count(*) FILTER (WHERE urls.is_fetched) AS fetched,
    count(*) FILTER (WHERE urls.is_loaded) AS loaded,
    count(*) FILTER (WHERE urls.is_quarantined) AS quarantined,
    count(*) FILTER (WHERE NOT urls.is_loaded AND NOT urls.is_refused) AS failed,
    asked.last_run_at,
    max(urls.last_success_at) AS last_success_at
FROM asked
LEFT JOIN urls ON asked.source_id = urls.source_id AND asked.day = urls.day
GROUP BY asked.source_id, asked.day, asked.last_run_at;
