-- purpose: The person of each use of a full name in the judged blocks. A name that is linked to one seen earlier by two
-- points or more is that person's, so that a name's id lasts when another spelling turns up. Of two who bear a name it
-- means the one that it fits better, unless a single person named beside both is all that speaks for that.
-- grain: One row a use of a full name.
CREATE OR REPLACE TEMP TABLE full_name_persons AS
WITH RECURSIVE pointers AS (
    SELECT
        links.base_key,
        arg_min(links.earlier_key, (links.earlier_seen_at, links.earlier_key)) AS earlier_key
    FROM name_links AS links
    WHERE links.score >= 2
    GROUP BY links.base_key
),

paths AS (
    SELECT
        pointers.base_key,
        pointers.earlier_key AS root_key
    FROM pointers
    UNION
    SELECT
        paths.base_key,
        pointers.earlier_key AS root_key
    FROM paths
    INNER JOIN pointers ON paths.root_key = pointers.base_key
),

roots AS (
    SELECT
        paths.base_key,
        paths.root_key
    FROM paths
    ANTI JOIN pointers ON paths.root_key = pointers.base_key
),

ranked_fits AS (
    SELECT
        fits.use_id,
        (list(fits.person_key ORDER BY fits.score DESC, fits.person_key ASC))[1] AS person_key,
        (list(fits.is_same_outlet ORDER BY fits.score DESC, fits.person_key ASC))[1] AS is_same_outlet,
        list_sort(list(fits.score), 'DESC') AS scores
    FROM sense_fits AS fits
    GROUP BY fits.use_id
),

told_fits AS (
    SELECT
        fits.use_id,
        fits.person_key,
        fits.scores[1] > coalesce(fits.scores[2], 0) AND (fits.scores[1] >= 2 OR fits.is_same_outlet) AS is_told
    FROM ranked_fits AS fits
),

keys AS (
    SELECT
        uses.use_id,
        uses.row_no,
        uses.former_auto_person_id,
        uses.was_ambiguous,
        CASE
            WHEN senses.person_key IS NOT NULL THEN senses.person_key
            WHEN fits.is_told THEN fits.person_key
            WHEN fits.use_id IS NOT NULL THEN concat(uses.base_key, ' (unclear)')
            ELSE coalesce(roots.root_key, uses.base_key)
        END AS person_key,
        uses.is_ambiguous OR coalesce(NOT fits.is_told, FALSE) AS is_ambiguous
    FROM keyed_uses AS uses
    LEFT JOIN name_senses AS senses ON uses.base_key = senses.base_key AND uses.field = senses.field
    LEFT JOIN told_fits AS fits ON uses.use_id = fits.use_id
    LEFT JOIN roots ON uses.base_key = roots.base_key
)

SELECT
    keys.use_id,
    keys.row_no,
    keys.former_auto_person_id,
    keys.was_ambiguous,
    person_id_of(keys.person_key) AS auto_person_id,
    keys.is_ambiguous
FROM keys;
