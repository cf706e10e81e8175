-- purpose: The affected articles that have copies or are one.
-- grain: One row an article.
INSERT INTO article_copies BY NAME
SELECT new_copies.*  -- noqa: AM04
FROM new_copies;
