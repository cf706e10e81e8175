-- purpose: Persons who speak in a stored quote and have no row in speaker_totals: their quotes changed since they were
-- counted.
-- grain: One row a person.
CREATE OR REPLACE TEMP TABLE uncounted_speakers AS
SELECT DISTINCT spoken.speaker_person_id
FROM fact_quotes AS spoken
ANTI JOIN speaker_totals AS totals ON spoken.speaker_person_id = totals.person_id
WHERE spoken.speaker_person_id IS NOT NULL;
