-- purpose: The articles of some days and outlets without their texts, as the other macros count them.
-- grain: One row an article.
-- parameter since := NULL: Only articles of this UTC day and later.
-- parameter until := NULL: Only articles of days before this one.
-- parameter source := NULL: Only this outlet's source_id.
-- column article_id: The article; joins to fact_articles.
-- column source_id: The outlet; joins to dim_sources.
-- column day: UTC day of publication, or of the first fetch where the page gives none.
-- column duplicate_group_id: Shared by copies of one text in several outlets.
-- column access: Whether the text is whole: open, paywalled or truncated.
SELECT
    stored.article_id,
    stored.source_id,
    cast(timezone('UTC', coalesce(stored.published_at, stored.first_seen_at)) AS DATE) AS day,
    stored.duplicate_group_id,
    stored.access
FROM fact_articles AS stored
WHERE
    (since IS NULL OR coalesce(stored.published_at, stored.first_seen_at) >= day_start(since))
    AND (until IS NULL OR coalesce(stored.published_at, stored.first_seen_at) < day_start(until))
    AND (source IS NULL OR stored.source_id = source)
