-- purpose: What outlets changed in articles after publication, with the paragraphs that went and came. Paragraphs that
-- only moved are no change. Articles that were taken down, and those that came back, are among the changes.
-- grain: One row a change from one version of an article to the next, a removal, a return, or a way back to the earlier
-- text that is the current one.
-- column article_id: The article.
-- column source_name: The outlet.
-- column url: The article's canonical address.
-- column version_no: The version that the change made; of all others, the version that went or came again.
-- column changed_at: When the new text was first fetched, or the article missed, which is when the change was noticed.
-- column change_kind: What changed, as in fact_article_versions; removed; returned; or reverted: the text is an earlier
-- one again, which is told while it is the current one.
-- column title_before: The headline of the version before; null when the article returned.
-- column title_after: The headline of this version; null when the article was removed.
-- column characters_added: Characters of the words that the version before did not have; null where the text went back
-- over several versions.
-- column characters_removed: Characters of the words that only the version before had; null like characters_added.
-- column diff: The paragraphs that went, each on a line after "- ", then those that came, each after "+ "; empty
-- when the headline alone changed, and when the article was removed, returned or reverted.
WITH absences AS (
    SELECT
        removals.article_id,
        removals.removed_at AS changed_at,
        'removed' AS change_kind
    FROM article_removals AS removals
    UNION ALL
    SELECT
        removals.article_id,
        removals.returned_at AS changed_at,
        'returned' AS change_kind
    FROM article_removals AS removals
    WHERE removals.returned_at IS NOT NULL
),

reversions AS (
    SELECT
        again.article_id,
        again.version_no,
        max(later.valid_to) AS changed_at,
        arg_max(later.title, later.version_no) AS title_before,
        again.title AS title_after,
        -- What the version in between had added went again. Where there were several, no row has that.
        any_value(later.characters_removed) FILTER (WHERE later.version_no = again.version_no + 1) AS characters_added,
        any_value(later.characters_added) FILTER (WHERE later.version_no = again.version_no + 1) AS characters_removed,
        max(later.version_no) = again.version_no + 1 AS is_of_one
    FROM fact_article_versions AS again
    INNER JOIN fact_article_versions AS later
        ON again.article_id = later.article_id AND again.version_no < later.version_no
    -- What is current again came before the last version. Few articles have one that is not current.
    WHERE again.valid_to IS NULL AND later.version_no > 1 AND later.valid_to IS NOT NULL
    GROUP BY again.article_id, again.version_no, again.title
),

removable_versions AS (
    SELECT
        versions.article_id,
        versions.version_no,
        versions.valid_from,
        versions.title
    FROM fact_article_versions AS versions
    SEMI JOIN article_removals AS removals ON versions.article_id = removals.article_id
    UNION ALL
    SELECT
        reversions.article_id,
        reversions.version_no,
        reversions.changed_at AS valid_from,
        reversions.title_after AS title
    FROM reversions
),

changes AS (
    SELECT
        edits.article_id,
        edits.version_no,
        edits.changed_at,
        edits.change_kind,
        edits.title_before,
        edits.title_after,
        edits.characters_added,
        edits.characters_removed,
        edits.diff
    FROM fact_article_edits AS edits
    UNION ALL
    SELECT
        reversions.article_id,
        reversions.version_no,
        reversions.changed_at,
        'reverted' AS change_kind,
        reversions.title_before,
        reversions.title_after,
        CASE WHEN reversions.is_of_one THEN reversions.characters_added END AS characters_added,
        CASE WHEN reversions.is_of_one THEN reversions.characters_removed END AS characters_removed,
        '' AS diff
    FROM reversions
    UNION ALL
    SELECT
        absences.article_id,
        versions.version_no,
        absences.changed_at,
        absences.change_kind,
        CASE absences.change_kind WHEN 'removed' THEN versions.title END AS title_before,
        CASE absences.change_kind WHEN 'returned' THEN versions.title END AS title_after,
        0 AS characters_added,
        0 AS characters_removed,
        '' AS diff
    FROM absences
    ASOF INNER JOIN removable_versions AS versions
        ON absences.article_id = versions.article_id AND absences.changed_at >= versions.valid_from
)

SELECT
    changes.article_id,
    sources.source_name,
    articles.canonical_url AS url,
    changes.version_no,
    changes.changed_at,
    changes.change_kind,
    changes.title_before,
    changes.title_after,
    changes.characters_added,
    changes.characters_removed,
    changes.diff
FROM changes
INNER JOIN fact_articles AS articles ON changes.article_id = articles.article_id
LEFT JOIN dim_sources AS sources ON articles.source_id = sources.source_id;
