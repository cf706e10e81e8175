-- purpose: Totals of persons whose quotes went to others, as rows_to_follow has it, and of these.
-- grain: One deleted row a person.
DELETE FROM speaker_totals AS totals
USING (
    SELECT unnest([followed.former_person_id, followed.speaker_person_id]) AS person_id
    FROM rows_to_follow AS followed
) AS changed
WHERE totals.person_id = changed.person_id;
