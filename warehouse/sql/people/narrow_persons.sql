-- purpose: The person of each of narrow_uses: the one whom it fits with four points and two more than anybody else;
-- else a person of that name alone. 'J. Smith' is ambiguous then, and a lone surname where full names have it.
-- grain: One row a use of a lone surname or of a name with an initial.
CREATE OR REPLACE TEMP TABLE narrow_persons AS
WITH ranked AS (
    SELECT
        fits.use_id,
        (list(fits.person_id ORDER BY fits.score DESC, fits.person_id ASC))[1] AS person_id,
        list_sort(list(fits.score), 'DESC') AS scores
    FROM narrow_fits AS fits
    GROUP BY fits.use_id
)

SELECT
    narrow.use_id,
    narrow.row_no,
    narrow.former_auto_person_id,
    narrow.was_ambiguous,
    CASE
        WHEN ranked.scores[1] >= 4 AND ranked.scores[1] >= coalesce(ranked.scores[2], 0) + 2 THEN ranked.person_id
        ELSE person_id_of(narrow.name_key)
    END AS auto_person_id,
    narrow.name_kind = 'initial'
    AND NOT coalesce(ranked.scores[1] >= 4 AND ranked.scores[1] >= coalesce(ranked.scores[2], 0) + 2, FALSE)
        AS is_ambiguous
FROM narrow_uses AS narrow
LEFT JOIN ranked ON narrow.use_id = ranked.use_id;
