-- purpose: Fingerprints of wordings that no quote has any more.
-- grain: One deleted row a fingerprint and a wording.
DELETE FROM ops.quote_fingerprints AS prints
USING unused_wordings AS unused
WHERE prints.wording_key = unused.wording_key;
