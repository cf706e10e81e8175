-- purpose: Articles of this load whose group may be another than before, and whether their rows were written anew; in
-- the others only the time of the first sighting changed.
-- grain: One row an article.
CREATE OR REPLACE TEMP TABLE regrouped_articles AS
SELECT
    settled.article_id,
    settled.is_loaded AS is_written
FROM settled_articles AS settled
WHERE settled.is_loaded OR settled.is_amended;
