-- purpose: The words of a text as search compares them: small letters without accents, possessives and plurals cut to
-- one form, words that say nothing ("the", "of", "said he") left out. Good for counting words too.
-- grain: A list of words, in the order of the text.
-- parameter passage: The text.
SELECT
    list_filter(
        string_split(
            trim(
                regexp_replace(
                    regexp_replace(
                        regexp_replace(
                            regexp_replace(
                                lower(strip_accents(passage)), '[''’]s\b|[''’]', '', 'g'
                            ),
                            '[^\p{L}\p{N}]+', ' ', 'g'
                        ),
                        '([b-df-hj-np-tv-z])ies\b', '\1y', 'g'
                    ),
                    '([a-z0-9][a-hj-rtv-z0-9])s\b', '\1', 'g'
                )
            ),
            ' '
        ),
        LAMBDA word: word NOT IN (
            '',
            'a',
            'about',
            'after',
            'all',
            'also',
            'an',
            'and',
            'any',
            'are',
            'as',
            'at',
            'be',
            'been',
            'but',
            'by',
            'can',
            'could',
            'did',
            'do',
            'doe',
            'for',
            'from',
            'ha',
            'had',
            'have',
            'he',
            'her',
            'him',
            'his',
            'how',
            'i',
            'if',
            'in',
            'into',
            'is',
            'it',
            'its',
            'just',
            'me',
            'more',
            'my',
            'no',
            'not',
            'of',
            'on',
            'or',
            'our',
            'out',
            'she',
            'so',
            'some',
            'than',
            'that',
            'the',
            'their',
            'them',
            'then',
            'there',
            'they',
            'this',
            'to',
            'up',
            'us',
            'wa',
            'we',
            'were',
            'what', 'when', 'which', 'who', 'will', 'with', 'would', 'you', 'your'
        )
    )
