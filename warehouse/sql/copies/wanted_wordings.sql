-- purpose: One quote of each wanted wording: the last one written, for those of one load lie together.
-- grain: One row a wording.
SELECT
    spoken.wording_key,
    spoken.quote_text,
    spoken.quote_kind,
    spoken.speaker_name,
    spoken.speaker_kind
FROM fact_quotes AS spoken
WHERE
    spoken.rowid IN (
        SELECT max(stored.rowid)
        FROM fact_quotes AS stored
        SEMI JOIN wanted_wordings ON stored.wording_key = wanted_wordings.wording_key
        GROUP BY stored.wording_key
    );
