-- purpose: Stored quotes that this load is about to replace. Row numbers first: the other columns of these rows alone
-- are read.
-- grain: One row a quote.
CREATE OR REPLACE TEMP TABLE former_quotes AS
SELECT
    spoken.quote_id,
    spoken.wording_key,
    spoken.speaker_person_id,
    spoken.quote_group_id
FROM fact_quotes AS spoken
WHERE
    spoken.rowid IN (
        SELECT stored.rowid
        FROM fact_quotes AS stored
        SEMI JOIN (
            SELECT settled.article_id
            FROM settled_articles AS settled
            WHERE settled.is_stored AND settled.is_loaded
        ) AS replaced ON stored.article_id = replaced.article_id
    );
