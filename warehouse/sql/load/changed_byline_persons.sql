-- purpose: Names in bylines that mean somebody else than ops.byline_persons says or somebody who has another name by
-- now, that are new there or are gone.
-- grain: One row a name in bylines that changed, by outlet and article as in byline_persons; person_id is null for one
-- that is gone.
CREATE OR REPLACE TEMP TABLE changed_byline_persons AS
SELECT
    coalesce(known.author_name, stored.author_name) AS author_name,
    coalesce(known.source_id, stored.source_id) AS source_id,
    coalesce(known.in_article_id, stored.in_article_id) AS in_article_id,
    known.person_id,
    known.person_name
FROM byline_persons AS known
FULL JOIN ops.byline_persons AS stored
    ON
        known.author_name = stored.author_name
        AND known.source_id = stored.source_id
        AND known.in_article_id = stored.in_article_id
WHERE known.person_id IS DISTINCT FROM stored.person_id OR known.person_name IS DISTINCT FROM stored.person_name;
