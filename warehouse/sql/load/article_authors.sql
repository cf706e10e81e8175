-- purpose: Rows of article_authors for the articles of signed_articles. What is said of a name in one article goes
-- before what is said of it in all.
-- grain: One row an article and a name in its byline.
INSERT INTO article_authors BY NAME
WITH bylines AS (
    SELECT
        articles.article_id,
        unnest(range(1, len(articles.authors) + 1)) AS author_no,
        unnest(articles.authors) AS author_name,
        articles.source_id,
        articles.published_at
    FROM signed_articles AS articles
)

SELECT
    bylines.article_id,
    bylines.author_no,
    bylines.author_name,
    coalesce(here.person_id, known.person_id) AS author_person_id,
    coalesce(here.person_name, known.person_name, bylines.author_name) AS shown_name,
    bylines.source_id,
    bylines.published_at
FROM bylines
LEFT JOIN ops.byline_persons AS known
    ON
        bylines.author_name = known.author_name
        AND bylines.source_id = known.source_id
        AND known.in_article_id = ''
LEFT JOIN ops.byline_persons AS here
    ON
        bylines.author_name = here.author_name
        AND bylines.source_id = here.source_id
        AND bylines.article_id = here.in_article_id;
