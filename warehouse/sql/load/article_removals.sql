-- purpose: Rows of article_removals, without the run, that `page_answers` make: a page that is gone or leads to the
-- front page takes its article down at once, one that is not found when the answer before was that or gone too. A page
-- that is there again ends it. A host that misses three pages or more at once, and most of those asked for, is out of
-- order or moved: its answers take nothing down.
-- grain: One row a time that an article was taken down, the end of one under way included.
WITH answers AS (
    SELECT
        articles.article_id,
        page_answers.requested_url AS url,
        regexp_extract(page_answers.requested_url, '^https?://([^/?#]+)', 1) AS host,
        page_answers.answer,
        page_answers.answered_at
    FROM page_answers
    INNER JOIN fact_articles AS articles ON page_answers.requested_url = articles.url
),

earlier AS (
    SELECT
        fetches.url,
        arg_max(fetches.outcome, fetches.fetched_at) AS outcome
    FROM ops.fetches
    INNER JOIN answers ON fetches.url = answers.url AND fetches.fetched_at < answers.answered_at
    WHERE fetches.purpose = 'page'
    GROUP BY fetches.url
),

under_way AS (
    SELECT removals.*
    FROM article_removals AS removals
    WHERE removals.returned_at IS NULL
),

-- What was taken down before tells nothing of its host.
hosts_out_of_order AS (
    SELECT answers.host
    FROM answers
    ANTI JOIN under_way ON answers.article_id = under_way.article_id
    GROUP BY answers.host
    HAVING
        count(*) FILTER (WHERE answers.answer != 'present') >= 3
        AND count(*) FILTER (WHERE answers.answer != 'present') > count(*) / 2
)

SELECT
    answers.article_id,
    answers.answered_at AS removed_at,
    answers.answer AS evidence,
    NULL AS returned_at
FROM answers
LEFT JOIN earlier ON answers.url = earlier.url
ANTI JOIN under_way ON answers.article_id = under_way.article_id
ANTI JOIN hosts_out_of_order ON answers.host = hosts_out_of_order.host
WHERE
    answers.answer IN ('gone', 'front_page')
    OR (answers.answer = 'not_found' AND earlier.outcome IN ('not_found', 'gone'))
UNION ALL
SELECT
    under_way.article_id,
    under_way.removed_at,
    under_way.evidence,
    answers.answered_at AS returned_at
FROM under_way
INNER JOIN answers ON under_way.article_id = answers.article_id
WHERE answers.answer = 'present' AND answers.answered_at > under_way.removed_at;
