-- purpose: A name in small letters without accents, apostrophes and full stops; letters that are no accented ones are
-- written plainly: 'Wałęsa' is 'walesa', 'Groß' 'gross'.
-- grain: One text.
-- parameter spelling: The name.
SELECT
    translate(
        replace(strip_accents(lower(spelling)), 'ß', 'ss'),
        -- What has no counterpart is left out.
        'łøđıæ''’‘`.',
        'lodia'
    )
