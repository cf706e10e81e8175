-- The affected articles that have copies or are one.
INSERT INTO article_copies BY NAME
SELECT new_copies.*  -- noqa: AM04
FROM new_copies;
