-- purpose: Whom each name in bylines means by now, as the uses of names have it. What the person is called,
-- named_people says; of somebody who is not in it, nothing has changed since ops.byline_persons was told.
-- grain: One row a name in bylines, the outlet that it stands for and, where the name alone does not say who is meant,
-- the article.
CREATE OR REPLACE TEMP TABLE byline_persons AS
SELECT
    meant.author_name,
    meant.source_id,
    meant.in_article_id,
    meant.person_id,
    coalesce(named.person_name, stored.person_name) AS person_name
FROM (
    SELECT
        uses.person_name AS author_name,
        uses.source_id,
        uses.in_article_id,
        min(uses.person_id) AS person_id
    FROM ops.name_uses AS uses
    WHERE uses.byline_count > 0
    GROUP BY uses.person_name, uses.source_id, uses.in_article_id
) AS meant
LEFT JOIN named_people AS named ON meant.person_id = named.person_id
LEFT JOIN ops.byline_persons AS stored
    ON
        meant.author_name = stored.author_name
        AND meant.source_id = stored.source_id
        AND meant.in_article_id = stored.in_article_id
        AND meant.person_id = stored.person_id
WHERE coalesce(named.person_name, stored.person_name) IS NOT NULL;
