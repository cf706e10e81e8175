-- purpose: The affected articles with what tells their roles, under the names of the fields of
-- warehouse.copies.stories.Member.
-- grain: One row an article that is paired with another one.
SELECT
    signatures.article_id,
    signatures.sighted_at,
    signatures.source_id,
    coalesce(sources.source_name, signatures.source_id) AS source_name,
    articles.agency,
    articles.agency_evidence,
    articles.republished_from,
    signatures.shingle_count,
    signatures.signature
FROM ops.article_signatures AS signatures
INNER JOIN fact_articles AS articles ON signatures.article_id = articles.article_id
LEFT JOIN dim_sources AS sources ON signatures.source_id = sources.source_id
WHERE
    signatures.rowid IN (
        SELECT stored.rowid
        FROM ops.article_signatures AS stored
        SEMI JOIN (
            SELECT edges.article_id
            FROM ops.copy_edges AS edges
            SEMI JOIN affected_articles ON edges.article_id = affected_articles.article_id
            UNION
            SELECT edges.other_article_id
            FROM ops.copy_edges AS edges
            SEMI JOIN affected_articles ON edges.article_id = affected_articles.article_id
        ) AS paired ON stored.article_id = paired.article_id
    );
