-- What stale pairs joined may be of other groups without them.
INSERT INTO affected_wordings
SELECT stale.wording_key
FROM stale_quote_edges AS stale
UNION
SELECT stale.other_wording_key
FROM stale_quote_edges AS stale
EXCEPT
SELECT affected_wordings.wording_key
FROM affected_wordings;
