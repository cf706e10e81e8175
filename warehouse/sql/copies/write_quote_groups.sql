-- The groups of the affected quotes.
INSERT INTO quote_groups BY NAME
SELECT new_quote_groups.*  -- noqa: AM04
FROM new_quote_groups;
