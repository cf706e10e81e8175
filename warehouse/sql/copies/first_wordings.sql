-- The earliest occurrence of each affected wording that is joined to another.
WITH joined AS (
    SELECT edges.wording_key
    FROM ops.quote_edges AS edges
    SEMI JOIN affected_wordings ON edges.wording_key = affected_wordings.wording_key
    UNION
    SELECT edges.other_wording_key AS wording_key
    FROM ops.quote_edges AS edges
    SEMI JOIN affected_wordings ON edges.other_wording_key = affected_wordings.wording_key
)

SELECT
    sightings.wording_key,
    sightings.quote_text,
    sightings.quote_kind,
    sightings.speaker_name,
    sightings.speaker_kind,
    sightings.sighted_at,
    sightings.article_id,
    sightings.quote_no
FROM quote_sightings AS sightings
SEMI JOIN joined ON sightings.wording_key = joined.wording_key
QUALIFY
    row_number() OVER (
        PARTITION BY sightings.wording_key
        ORDER BY sightings.sighted_at, sightings.article_id, sightings.quote_no
    ) = 1;
