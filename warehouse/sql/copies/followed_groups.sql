-- purpose: Groups of the quotes that went to another person, rewritten_rows, where that changes whose the group is: of
-- each the speaker of the earliest occurrence that has one, a person there, or nobody's id.
-- grain: One row a group of quotes.
CREATE OR REPLACE TEMP TABLE followed_groups AS
WITH spoken AS (
    SELECT
        said.quote_group_id,
        nullif(
            arg_min(
                coalesce(said.speaker_person_id, ''), (signatures.sighted_at, said.article_id, said.quote_no)
            ),
            ''
        ) AS speaker_person_id
    FROM fact_quotes AS said
    INNER JOIN ops.article_signatures AS signatures ON said.article_id = signatures.article_id
    WHERE
        said.speaker_name IS NOT NULL
        AND said.rowid IN (
            SELECT stored.rowid
            FROM fact_quotes AS stored
            SEMI JOIN rewritten_rows AS followed ON stored.quote_group_id = followed.quote_group_id
        )
    GROUP BY said.quote_group_id
)

SELECT
    groups.rowid AS row_no,
    spoken.speaker_person_id
FROM quote_groups AS groups
INNER JOIN spoken ON groups.quote_group_id = spoken.quote_group_id
WHERE groups.speaker_person_id IS DISTINCT FROM spoken.speaker_person_id;
