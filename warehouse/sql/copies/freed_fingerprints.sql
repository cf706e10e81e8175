-- purpose: Fingerprints that lose an anchor with the wordings that no quote has any more.
-- grain: One row a fingerprint.
CREATE OR REPLACE TEMP TABLE freed_fingerprints AS
SELECT DISTINCT prints.fingerprint
FROM ops.quote_fingerprints AS prints
SEMI JOIN unused_wordings ON prints.wording_key = unused_wordings.wording_key
WHERE prints.is_anchor;
