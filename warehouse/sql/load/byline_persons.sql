-- purpose: Whom each name in bylines means by now, as the uses of names have it.
-- grain: One row a name in bylines, the outlet that it stands for and, where the name alone does not say who is meant,
-- the article.
CREATE OR REPLACE TEMP TABLE byline_persons AS
SELECT
    meant.author_name,
    meant.source_id,
    meant.in_article_id,
    meant.person_id,
    persons.person_name
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
INNER JOIN dim_people AS persons ON meant.person_id = persons.person_id;
