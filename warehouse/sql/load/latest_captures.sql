-- purpose: The capture of each article that could become its current version: the last fetched of those that show the
-- whole text, or else of all. Captures of one second are told apart by their content, so that the order of rows never
-- decides.
-- grain: One row an article.
CREATE OR REPLACE TEMP TABLE latest_captures AS
SELECT captures.*  -- noqa: AM04
FROM captures
QUALIFY
    row_number() OVER (
        PARTITION BY captures.article_id
        ORDER BY
            captures.access = 'open' DESC,
            captures.fetched_at DESC,
            captures.text_sha256 DESC,
            captures.url ASC,
            hash(captures) ASC
    ) = 1;
