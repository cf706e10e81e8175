-- purpose: The groups of the affected quotes.
-- grain: One row a group of quotes.
INSERT INTO quote_groups BY NAME
SELECT new_quote_groups.*  -- noqa: AM04
FROM new_quote_groups;
