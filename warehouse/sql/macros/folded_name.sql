-- purpose: A name as names are compared: capitals, accents, apostrophes, full stops and further blanks make no
-- difference, nor whether initials that open it have blanks between them. plain_letters() says how letters are written.
-- grain: One text.
-- parameter spelling: The name.
SELECT
    regexp_replace(
        trim(regexp_replace(plain_letters(spelling), '[\s\x{00A0}]+', ' ', 'g')), '^([a-z]) ([a-z]) ', '\1\2 '
    )
