-- purpose: The earliest occurrence of each wording in scope_edges, and of those that stood for their quotes.
-- grain: One row a wording.
WITH wanted AS (
    SELECT scope_edges.wording_key
    FROM scope_edges
    UNION
    SELECT scope_edges.other_wording_key
    FROM scope_edges
    UNION
    SELECT stored_clusters.cluster_key
    FROM stored_clusters
),

said AS (
    SELECT
        spoken.wording_key,
        spoken.quote_text,
        spoken.quote_kind,
        spoken.speaker_name,
        spoken.speaker_kind,
        spoken.article_id,
        spoken.quote_no
    FROM fact_quotes AS spoken
    WHERE
        spoken.rowid IN (
            SELECT stored.rowid
            FROM fact_quotes AS stored
            SEMI JOIN wanted ON stored.wording_key = wanted.wording_key
        )
)

SELECT
    said.wording_key,
    said.quote_text,
    said.quote_kind,
    said.speaker_name,
    said.speaker_kind,
    signatures.sighted_at,
    said.article_id,
    said.quote_no
FROM said
INNER JOIN ops.article_signatures AS signatures ON said.article_id = signatures.article_id
QUALIFY
    row_number() OVER (
        PARTITION BY said.wording_key
        ORDER BY signatures.sighted_at, said.article_id, said.quote_no
    ) = 1;
