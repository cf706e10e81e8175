-- purpose: What an article was at which time, with its text: each version, and each time that its outlet had taken it
-- down, which keeps the last text. Texts are those of fact_article_versions, quotes those of fact_version_quotes.
-- grain: One row a version of an article, a removal, a return, or a way back to the earlier text that is the current
-- one.
-- column article_id: The article; joins to fact_articles.
-- column source_name: The outlet.
-- column url: The article's canonical address.
-- column version_no: The version that stands in title and text; of a removal, the last one before.
-- column valid_from: When this text was first fetched, or the article was missed or there again.
-- column valid_to: When the next row begins; null for the last.
-- column change_kind: first, headline, body, correction or truncated, as in fact_article_versions; removed; returned:
-- there again with the text that it had; or reverted: an earlier text again.
-- column title: The headline of this version.
-- column text: The clean text of this version.
-- column quote_count: Quotes of this text in fact_version_quotes; null where they were not kept.
-- column evidence: What told of a removal, as in article_removals; null for all other rows.
WITH shown AS (
    SELECT
        versions.article_id,
        versions.version_no,
        versions.valid_from,
        versions.change_kind
    FROM fact_article_versions AS versions
    UNION ALL
    SELECT
        again.article_id,
        again.version_no,
        max(later.valid_to) AS valid_from,
        'reverted' AS change_kind
    FROM fact_article_versions AS again
    INNER JOIN fact_article_versions AS later
        ON again.article_id = later.article_id AND again.version_no < later.version_no
    WHERE again.valid_to IS NULL
    GROUP BY again.article_id, again.version_no
),

states AS (
    SELECT
        shown.article_id,
        shown.version_no,
        shown.valid_from,
        shown.change_kind,
        NULL AS evidence
    FROM shown
    UNION ALL
    SELECT
        removals.article_id,
        versions.version_no,
        removals.removed_at AS valid_from,
        'removed' AS change_kind,
        removals.evidence
    FROM article_removals AS removals
    ASOF INNER JOIN shown AS versions
        ON removals.article_id = versions.article_id AND removals.removed_at >= versions.valid_from
    UNION ALL
    SELECT
        removals.article_id,
        versions.version_no,
        removals.returned_at AS valid_from,
        'returned' AS change_kind,
        NULL AS evidence
    FROM article_removals AS removals
    ASOF INNER JOIN shown AS versions
        ON removals.article_id = versions.article_id AND removals.returned_at >= versions.valid_from
    -- An article that came back with another text has a row that says so.
    WHERE versions.valid_from < removals.returned_at
)

SELECT
    states.article_id,
    coalesce(sources.source_name, articles.source_id) AS source_name,
    articles.canonical_url AS url,
    states.version_no,
    states.valid_from,
    lead(states.valid_from) OVER successive AS valid_to,
    states.change_kind,
    versions.title,
    versions.text,
    versions.quote_count,
    states.evidence
FROM states
INNER JOIN fact_article_versions AS versions
    ON states.article_id = versions.article_id AND states.version_no = versions.version_no
INNER JOIN fact_articles AS articles ON states.article_id = articles.article_id
LEFT JOIN dim_sources AS sources ON articles.source_id = sources.source_id
WINDOW successive AS (
    PARTITION BY states.article_id
    ORDER BY states.valid_from ASC, states.version_no ASC
);
