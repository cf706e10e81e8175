-- purpose: Rows of ops.use_candidates for the uses that were judged anew, the evidence in words.
-- grain: One row a use of a name and a person whom it may mean.
INSERT INTO ops.use_candidates BY NAME
WITH contested AS (
    SELECT
        bare.base_key,
        (list(bare.use_id ORDER BY bare.first_seen_at ASC, bare.use_id ASC))[1] AS use_id
    FROM keyed_uses AS bare
    WHERE bare.is_ambiguous
    GROUP BY bare.base_key
),

fuller AS (
    SELECT
        full_names.plain_key,
        full_names.base_key,
        string_agg(DISTINCT full_names.name_key, ', ' ORDER BY full_names.name_key) AS names
    FROM keyed_uses AS full_names
    WHERE full_names.base_key != full_names.plain_key AND NOT ends_with(full_names.base_key, ' (apart)')
    GROUP BY full_names.plain_key, full_names.base_key
),

found AS (
    SELECT
        fits.use_id,
        fits.person_id,
        fits.score,
        CASE fits.role_score
            WHEN 3 THEN concat('the same role: ', fits.role)
            WHEN 0 THEN NULL
            ELSE 'the same kind of role'
        END AS what_they_are,
        fits.shared,
        concat_ws(
            '; ',
            CASE WHEN fits.is_same_outlet THEN 'the same outlet' END,
            CASE WHEN fits.is_near THEN 'at the same time' END
        ) AS where_and_when
    FROM narrow_fits AS fits
    UNION ALL
    SELECT
        fits.use_id,
        person_id_of(fits.person_key) AS person_id,
        fits.score,
        concat('the same name, in ', fits.field) AS what_they_are,
        list_sort(fits.shared) AS shared,
        CASE WHEN fits.is_same_outlet THEN 'the same outlet' ELSE '' END AS where_and_when
    FROM sense_fits AS fits
    UNION ALL
    SELECT
        links.first_use_id AS use_id,
        person_id_of(links.earlier_key) AS person_id,
        links.score,
        concat_ws(
            '; ',
            concat('another form of ', links.earlier_key),
            CASE
                WHEN len(links.shared_roles) > 0
                    THEN concat('the same role: ', links.shared_roles[1])
                WHEN len(links.shared) = 0 THEN 'no role and nobody beside both'
            END
        ) AS what_they_are,
        links.shared,
        '' AS where_and_when
    FROM name_links AS links
    UNION ALL
    SELECT
        contested.use_id,
        person_id_of(fuller.base_key) AS person_id,
        1 AS score,
        concat('the same name without what tells ', fuller.names, ' apart') AS what_they_are,
        [] AS shared,
        '' AS where_and_when
    FROM contested
    INNER JOIN fuller ON contested.base_key = fuller.plain_key
),

best AS (
    SELECT found.*  -- noqa: AM04
    FROM found
    QUALIFY row_number() OVER (PARTITION BY found.use_id ORDER BY found.score DESC, found.person_id ASC) <= 5
),

shown AS (
    SELECT
        best.use_id,
        best.person_id,
        unnest(best.shared[1:3]) AS name_no
    FROM best
),

beside AS (
    SELECT
        shown.use_id,
        shown.person_id,
        string_agg(DISTINCT names.name_key, ', ' ORDER BY names.name_key) AS names
    FROM shown
    INNER JOIN ops.names AS names ON shown.name_no = names.name_no
    GROUP BY shown.use_id, shown.person_id
)

SELECT
    best.use_id,
    best.person_id AS auto_candidate_id,
    best.person_id AS candidate_person_id,
    cast(best.score AS BIGINT) AS score,
    concat_ws(
        '; ',
        best.what_they_are,
        'both named beside ' || beside.names,
        nullif(best.where_and_when, '')
    ) AS evidence
FROM best
LEFT JOIN beside ON best.use_id = beside.use_id AND best.person_id = beside.person_id;
