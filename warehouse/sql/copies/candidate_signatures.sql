-- purpose: The signatures of the candidates.
-- grain: One row an article of candidate_copies.
SELECT
    signatures.article_id,
    signatures.source_id,
    signatures.sighted_at,
    signatures.shingle_count,
    signatures.signature
FROM ops.article_signatures AS signatures
WHERE
    signatures.rowid IN (
        SELECT stored.rowid
        FROM ops.article_signatures AS stored
        SEMI JOIN (
            SELECT candidate_copies.article_id FROM candidate_copies
            UNION
            SELECT candidate_copies.other_article_id FROM candidate_copies
        ) AS wanted ON stored.article_id = wanted.article_id
    );
