-- purpose: Totals of persons of whom quotes are about to be replaced.
-- grain: One deleted row a person.
DELETE FROM speaker_totals AS totals
USING (
    SELECT DISTINCT former_quotes.speaker_person_id
    FROM former_quotes
) AS changed
WHERE totals.person_id = changed.speaker_person_id;
