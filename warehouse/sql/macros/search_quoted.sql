-- purpose: What stands in double quotes in a query.
-- grain: A list of texts, verbatim.
-- parameter asked: The query.
SELECT regexp_extract_all(asked, '["“”]([^"“”]+)["“”]', 1)
