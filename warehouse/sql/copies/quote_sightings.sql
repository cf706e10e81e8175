-- purpose: Every occurrence of the quotes that are told anew, with when and where it was seen.
-- grain: One row an occurrence of a quote.
CREATE OR REPLACE TEMP TABLE quote_sightings AS
WITH said AS (
    SELECT
        spoken.rowid AS row_no,
        spoken.quote_id,
        spoken.quote_no,
        spoken.quote_text,
        spoken.quote_kind,
        spoken.speaker_name,
        spoken.speaker_kind,
        spoken.speaker_person_id,
        spoken.wording_key,
        spoken.quote_group_id,
        spoken.article_id
    FROM fact_quotes AS spoken
    WHERE
        spoken.rowid IN (
            SELECT stored.rowid
            FROM fact_quotes AS stored
            SEMI JOIN retold_groups ON stored.quote_group_id = retold_groups.quote_group_id
            WHERE stored.wording_key IS NOT NULL
        )
)

SELECT
    said.*,
    len(string_split(said.quote_text, ' ')) AS word_count,
    signatures.sighted_at,
    articles.source_id,
    articles.duplicate_group_id,
    coalesce(copies.agency, articles.agency) AS agency,
    coalesce(regrouped.is_written, FALSE) AS is_written
FROM said
INNER JOIN ops.article_signatures AS signatures ON said.article_id = signatures.article_id
INNER JOIN fact_articles AS articles ON said.article_id = articles.article_id
LEFT JOIN article_copies AS copies ON said.article_id = copies.article_id
LEFT JOIN regrouped_articles AS regrouped ON said.article_id = regrouped.article_id;
