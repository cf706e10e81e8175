-- purpose: What outlets changed in articles after they were published, the latest change first. article_edits has the
-- paragraphs that went and came, and the articles that were taken down or went back to an earlier text.
-- grain: One row a change from one version of an article to the next.
-- parameter since := NULL: Only changes noticed on this UTC day and later.
-- parameter until := NULL: Only changes noticed on days before this one.
-- parameter source := NULL: Only this outlet's source_id.
-- column changed_at: When the new text was first fetched, which is when the change was noticed.
-- column hours_after: Hours from publication, or the first fetch, to that.
-- column source_id: The outlet; joins to dim_sources.
-- column change_kind: headline, body, correction or truncated, as in fact_article_versions.
-- column title_before: The headline of the version before.
-- column title_after: The headline of this version.
-- column characters_added: Characters of the words that the version before did not have.
-- column characters_removed: Characters of the words that only the version before had.
-- column version_no: The version that the change made.
-- column canonical_url: The article's own address.
-- column article_id: The article; joins to fact_articles.
WITH changes AS (
    SELECT
        versions.article_id,
        versions.version_no,
        versions.valid_from,
        versions.change_kind,
        versions.title,
        versions.characters_added,
        versions.characters_removed
    FROM fact_article_versions AS versions
    WHERE
        versions.version_no > 1
        AND (since IS NULL OR versions.valid_from >= day_start(since))
        AND (until IS NULL OR versions.valid_from < day_start(until))
)

SELECT
    changes.valid_from AS changed_at,
    round(epoch(changes.valid_from - coalesce(articles.published_at, articles.first_seen_at)) / 3600, 1) AS hours_after,
    articles.source_id,
    changes.change_kind,
    before.title AS title_before,
    changes.title AS title_after,
    changes.characters_added,
    changes.characters_removed,
    changes.version_no,
    articles.canonical_url,
    changes.article_id
FROM changes
INNER JOIN fact_articles AS articles ON changes.article_id = articles.article_id
INNER JOIN fact_article_versions AS before
    ON changes.article_id = before.article_id AND changes.version_no = before.version_no + 1
WHERE source IS NULL OR articles.source_id = source
ORDER BY changes.valid_from DESC, changes.article_id ASC, changes.version_no ASC
