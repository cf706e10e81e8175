-- Totals of persons whose quotes the articles of changed_rows are about to give to others, and of these.
DELETE FROM speaker_totals AS totals
USING (
    SELECT unnest([spoken.speaker_person_id, changed_rows.person_id]) AS person_id
    FROM fact_quotes AS spoken
    INNER JOIN changed_rows ON spoken.article_id = changed_rows.article_id
    WHERE
        spoken.speaker_kind = 'person'
        AND spoken.speaker_name = changed_rows.person_name
        AND spoken.speaker_person_id != changed_rows.person_id
) AS changed
WHERE totals.person_id = changed.person_id;
