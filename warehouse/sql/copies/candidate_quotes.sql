-- Pairs of a new wording and any other that share a fingerprint.
CREATE OR REPLACE TEMP TABLE candidate_quotes AS
SELECT DISTINCT
    least(added.wording_key, stored.wording_key) AS wording_key,
    greatest(added.wording_key, stored.wording_key) AS other_wording_key
FROM new_fingerprints AS added
INNER JOIN ops.quote_fingerprints AS stored
    ON
        added.fingerprint = stored.fingerprint
        AND added.wording_key != stored.wording_key;
