-- Bylines of names that mean somebody else than before. What is said of one article goes before what is said of all.
UPDATE article_authors
SET author_person_id = followed.person_id, shown_name = followed.shown_name
FROM (
    SELECT
        bylines.article_id,
        bylines.author_no,
        coalesce(here.person_id, known.person_id) AS person_id,
        coalesce(here.person_name, known.person_name, bylines.author_name) AS shown_name
    FROM article_authors AS bylines
    SEMI JOIN changed_byline_persons AS changed
        ON bylines.author_name = changed.author_name AND bylines.source_id = changed.source_id
    LEFT JOIN ops.byline_persons AS known
        ON
            bylines.author_name = known.author_name
            AND bylines.source_id = known.source_id
            AND known.in_article_id = ''
    LEFT JOIN ops.byline_persons AS here
        ON
            bylines.author_name = here.author_name
            AND bylines.source_id = here.source_id
            AND bylines.article_id = here.in_article_id
) AS followed
WHERE
    article_authors.article_id = followed.article_id
    AND article_authors.author_no = followed.author_no
    AND (
        article_authors.author_person_id IS DISTINCT FROM followed.person_id
        OR article_authors.shown_name IS DISTINCT FROM followed.shown_name
    );
