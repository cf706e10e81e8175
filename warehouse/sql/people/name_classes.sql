-- purpose: Which names of a block agree in given name, surname and suffix and do not contradict each other in the
-- middle: these have one base_key. 'Donald Trump' and 'Donald J. Trump' agree; beside 'George W. Bush', 'George H.
-- Bush' is another man and 'George Bush' ambiguous, unless the second middle name is so rare (one article in fifty)
-- that it is a slip.
-- grain: One row a full name.
CREATE OR REPLACE TEMP TABLE name_classes AS
WITH names AS (
    SELECT
        block_names.name_key,
        block_names.given,
        block_names.middle,
        block_names.surname,
        block_names.suffix,
        apart.name_key IS NOT NULL AS is_apart,
        sum(block_names.article_count) AS article_count
    FROM block_names
    SEMI JOIN judged_blocks ON block_names.block_key = judged_blocks.block_key
    LEFT JOIN apart_names AS apart ON block_names.name_key = apart.name_key
    WHERE block_names.article_count > 0
    GROUP BY ALL
),

letters AS (
    SELECT
        names.given,
        names.surname,
        names.suffix,
        left(names.middle, 1) AS letter,
        count(DISTINCT names.middle) FILTER (WHERE length(names.middle) > 2) AS full_count
    FROM names
    WHERE NOT names.is_apart AND names.middle != ''
    GROUP BY ALL
),

classed AS (
    SELECT
        names.*,
        CASE
            WHEN names.middle = '' THEN ''
            WHEN coalesce(letters.full_count, 0) <= 1 THEN left(names.middle, 1)
            ELSE names.middle
        END AS class
    FROM names
    LEFT JOIN letters
        ON
            names.given = letters.given
            AND names.surname = letters.surname
            AND names.suffix = letters.suffix
            AND left(names.middle, 1) = letters.letter
),

classes AS (
    SELECT
        classed.given,
        classed.surname,
        classed.suffix,
        classed.class,
        sum(classed.article_count) AS article_count
    FROM classed
    WHERE NOT classed.is_apart
    GROUP BY ALL
),

weights AS (
    SELECT
        classes.given,
        classes.surname,
        classes.suffix,
        (
            list(classes.class ORDER BY classes.article_count DESC, classes.class ASC)
            FILTER (WHERE classes.class != '')
        )[1] AS largest_class,
        coalesce(
            sum(classes.article_count) FILTER (WHERE classes.class != '')
            - max(classes.article_count) FILTER (WHERE classes.class != ''),
            0
        ) * 50 > sum(classes.article_count) AS is_contested
    FROM classes
    GROUP BY ALL
)

SELECT
    classed.name_key,
    classed.given,
    classed.middle,
    classed.surname,
    classed.suffix,
    concat_ws(' ', classed.given, classed.surname, nullif(classed.suffix, '')) AS plain_key,
    CASE
        WHEN classed.is_apart THEN concat(classed.name_key, ' (apart)')
        WHEN classed.class = '' OR (classed.class = weights.largest_class AND NOT weights.is_contested)
            THEN concat_ws(' ', classed.given, classed.surname, nullif(classed.suffix, ''))
        ELSE concat_ws(' ', classed.given, classed.class, classed.surname, nullif(classed.suffix, ''))
    END AS base_key,
    NOT classed.is_apart AND classed.class = '' AND weights.is_contested AS is_ambiguous
FROM classed
LEFT JOIN weights
    ON classed.given = weights.given AND classed.surname = weights.surname AND classed.suffix = weights.suffix;
