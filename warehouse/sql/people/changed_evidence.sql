-- What is known of persons after the load and was not before, or the other way round.
CREATE OR REPLACE TEMP TABLE changed_evidence AS
(
    FROM evidence_before
    EXCEPT
    FROM person_evidence
)
UNION ALL
(
    FROM person_evidence
    EXCEPT
    FROM evidence_before
);
