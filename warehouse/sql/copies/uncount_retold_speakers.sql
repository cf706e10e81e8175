-- purpose: Totals of persons of whom quotes are new, or may be in another group, article's group or time than before.
-- grain: One deleted row a person.
DELETE FROM speaker_totals AS totals
USING (
    SELECT DISTINCT sightings.speaker_person_id
    FROM quote_sightings AS sightings
) AS changed
WHERE totals.person_id = changed.speaker_person_id;
