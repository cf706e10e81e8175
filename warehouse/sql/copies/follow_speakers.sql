-- The persons of the groups whose quotes the articles of changed_rows have: of each group the speaker of the earliest
-- occurrence that has one, a person there, or nobody's id.
UPDATE quote_groups SET speaker_person_id = nullif(spoken.speaker_person_id, '')
FROM (
    SELECT
        said.quote_group_id,
        arg_min(
            coalesce(said.speaker_person_id, ''), (signatures.sighted_at, said.article_id, said.quote_no)
        ) AS speaker_person_id
    FROM fact_quotes AS said
    INNER JOIN ops.article_signatures AS signatures ON said.article_id = signatures.article_id
    WHERE
        said.speaker_name IS NOT NULL
        AND said.quote_group_id IN (
            SELECT changed.quote_group_id
            FROM fact_quotes AS changed
            INNER JOIN changed_rows ON changed.article_id = changed_rows.article_id
            WHERE changed.speaker_name = changed_rows.person_name
        )
    GROUP BY said.quote_group_id
) AS spoken
WHERE
    quote_groups.quote_group_id = spoken.quote_group_id
    AND quote_groups.speaker_person_id IS DISTINCT FROM nullif(spoken.speaker_person_id, '');
