-- purpose: Rows of ops.byline_persons as they are by now.
-- grain: One row a name that changed and means a person, by outlet and article.
INSERT INTO ops.byline_persons BY NAME
SELECT
    changed.author_name,
    changed.source_id,
    changed.in_article_id,
    changed.person_id,
    changed.person_name
FROM changed_byline_persons AS changed
WHERE changed.person_id IS NOT NULL;
