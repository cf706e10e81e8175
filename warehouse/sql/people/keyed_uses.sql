-- purpose: The uses of the judged blocks with the name that they agree on.
-- grain: One row a use of a full name.
CREATE OR REPLACE TEMP TABLE keyed_uses AS
SELECT
    uses.*,  -- noqa: AM04
    classes.base_key,
    classes.plain_key,
    classes.is_ambiguous
FROM block_uses AS uses
INNER JOIN name_classes AS classes
    ON
        uses.name_key = classes.name_key
        AND uses.given = classes.given
        AND uses.middle = classes.middle
        AND uses.surname = classes.surname
        AND uses.suffix = classes.suffix;
