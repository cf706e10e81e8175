-- purpose: A name that is written surname first, 'Lee, Ann', as names are compared: 'ann lee'; null for one without
-- exactly one comma between words.
-- grain: One text.
-- parameter spelling: The name.
SELECT
    CASE
        WHEN regexp_full_match(spelling, '[^,]*[^\s,][^,]*,[^,]*[^\s,][^,]*')
            THEN folded_name(concat(split_part(spelling, ',', 2), ' ', split_part(spelling, ',', 1)))
    END
