-- purpose: The parts of each name of names_to_part: what two spellings of one name have in common, and what tells two
-- apart. 'Trump, Donald', 'Donald J. Trump' and 'DONALD TRUMP' give the given name 'donald' and the surname 'trump';
-- initials that open a name are one word ('J. D. Vance': 'jd vance'); particles are no part of it ('von der Leyen':
-- 'leyen').
-- grain: One row a name.
CREATE OR REPLACE TEMP TABLE name_parts AS
WITH turned AS (
    SELECT
        names.person_name,
        CASE
            WHEN
                regexp_matches(names.person_name, '^[^,]+, [^,]+$')
                AND NOT regexp_matches(names.person_name, '(?i), (jr|jnr|sr|snr|i{2,3}|iv)\.?$')
                THEN regexp_replace(names.person_name, '^([^,]+), ([^,]+)$', '\2 \1')
            ELSE names.person_name
        END AS name
    FROM names_to_part AS names
),

-- A hyphen stays in a double surname alone: 'Jean-Claude' is printed 'Jean Claude' as well. One before a small letter
-- joins the syllables of one given name, until the names are parted.
unhyphened AS (
    SELECT
        turned.person_name,
        regexp_matches(turned.name, '^\S+ \S+-\p{Ll}\S*$') AS is_family_first,
        concat(
            replace(
                regexp_replace(regexp_extract(turned.name, '^(.*\s)?\S+$', 1), '-(\p{Ll})', '_\1', 'g'), '-', ' '
            ),
            regexp_replace(regexp_extract(turned.name, '(\S+)$', 1), '-(\p{Ll})', '_\1', 'g')
        ) AS name
    FROM turned
),

folded AS (
    SELECT
        unhyphened.person_name,
        unhyphened.is_family_first,
        regexp_replace(
            trim(regexp_replace(plain_letters(unhyphened.name), '[^\p{L}\p{N}_-]+', ' ', 'g')),
            '^(\p{L}) (\p{L}) ',
            '\1\2 '
        ) AS name
    FROM unhyphened
),

tailed AS (
    SELECT
        folded.person_name,
        folded.is_family_first,
        string_split(
            regexp_replace(
                CASE WHEN folded.name = '' THEN lower(folded.person_name) ELSE folded.name END,
                '( (mp|mep|msp|kc|qc|obe|mbe|cbe|kbe|phd|md|esq|frs))+$',
                ''
            ),
            ' '
        ) AS words
    FROM folded
),

suffixed AS (
    SELECT
        tailed.person_name,
        tailed.is_family_first,
        CASE
            WHEN len(tailed.words) < 2 THEN ''
            WHEN list_contains(['jr', 'jnr'], tailed.words[-1]) THEN 'jr'
            WHEN list_contains(['sr', 'snr'], tailed.words[-1]) THEN 'sr'
            WHEN list_contains(['ii', 'iii', 'iv'], tailed.words[-1]) THEN tailed.words[-1]
            WHEN len(tailed.words) > 2 AND tailed.words[-1] = 'junior' THEN 'jr'
            WHEN len(tailed.words) > 2 AND tailed.words[-1] = 'senior' THEN 'sr'
            ELSE ''
        END AS suffix,
        tailed.words
    FROM tailed
),

bare AS (
    SELECT
        suffixed.person_name,
        suffixed.suffix,
        suffixed.is_family_first,
        CASE WHEN suffixed.suffix = '' THEN suffixed.words ELSE suffixed.words[:-2] END AS words
    FROM suffixed
),

ordered AS (
    SELECT
        bare.person_name,
        bare.suffix,
        bare.words,
        bare.words[-1] AS last_word,
        list_filter(
            bare.words[:-2],
            LAMBDA word: NOT list_contains(  -- noqa: RF03
                [
                    'da', 'das', 'de', 'del', 'dela', 'della', 'delos', 'den', 'der', 'di', 'do', 'dos', 'du', 'e',
                    'el', 'la', 'las', 'le', 'los', 'ten', 'ter', 'und', 'van', 'vom', 'von', 'y', 'zu', 'zur', 'al',
                    'bin', 'bint', 'ibn'
                ],
                word  -- noqa: RF03
            )
        ) AS front,
        -- A Vietnamese name ends with the given one: 'Nguyen Van Minh' is Minh.
        len(bare.words) BETWEEN 3 AND 4
        AND list_contains(['huynh', 'nguyen', 'pham', 'tran'], bare.words[1]) AS is_given_last,
        (bare.is_family_first AND len(bare.words) > 1)
        OR is_given_last
        OR (
            len(bare.words) IN (2, 3)
            AND list_contains(
                [
                    'cai', 'cao', 'chen', 'cheng', 'deng', 'feng', 'guo', 'huang', 'jiang', 'liang', 'lin', 'liu',
                    'luo', 'nguyen', 'shen', 'sun', 'tang', 'tran', 'wang', 'wu', 'xi', 'xie', 'xu', 'yang', 'zhang',
                    'zhao', 'zheng', 'zhou', 'zhu'
                ],
                bare.words[1]
            )
        )
        OR (
            len(bare.words) = 3
            AND list_contains(['choi', 'han', 'jung', 'kang', 'kim', 'lee', 'moon', 'park', 'yoon'], bare.words[1])
            AND length(bare.words[2]) > 2
            AND length(bare.words[3]) <= 4
        ) AS is_family_first
    FROM bare
),

parted AS (
    SELECT
        ordered.person_name,
        ordered.suffix,
        CASE WHEN ordered.is_family_first THEN ordered.words[1] ELSE ordered.last_word END AS surname,
        CASE
            WHEN ordered.is_given_last THEN replace(ordered.last_word, '_', ' ')
            WHEN ordered.is_family_first THEN replace(array_to_string(ordered.words[2:], ' '), '_', ' ')
            WHEN len(ordered.front) = 0 THEN ''
            -- 'J. Edgar Hoover' goes by the name after the initial.
            WHEN length(ordered.front[1]) = 1 AND len(ordered.front) > 1 AND length(ordered.front[2]) > 1
                THEN concat(ordered.front[1], ' ', ordered.front[2])
            ELSE replace(ordered.front[1], '_', ' ')
        END AS given,
        CASE
            WHEN ordered.is_given_last THEN ordered.words[2:-2]
            WHEN ordered.is_family_first THEN []
            WHEN length(ordered.front[1]) = 1 AND len(ordered.front) > 1 AND length(ordered.front[2]) > 1
                THEN ordered.front[3:]
            ELSE ordered.front[2:]
        END AS middles
    FROM ordered
)

SELECT
    parted.person_name,
    concat_ws(
        ' ',
        nullif(parted.given, ''),
        nullif(array_to_string(parted.middles, ' '), ''),
        parted.surname,
        nullif(parted.suffix, '')
    ) AS name_key,
    CASE
        WHEN parted.given = '' THEN 'single'
        WHEN length(parted.given) = 1 THEN 'initial'
        ELSE 'full'
    END AS name_kind,
    parted.given,
    coalesce(parted.middles[1], '') AS middle,
    parted.surname,
    parted.suffix,
    CASE
        WHEN length(parted.given) > 1
            THEN concat_ws(
                ' ',
                least(coalesce(of_given.formal, parted.given), coalesce(of_surname.formal, parted.surname)),
                greatest(coalesce(of_given.formal, parted.given), coalesce(of_surname.formal, parted.surname)),
                nullif(parted.suffix, '')
            )
    END AS block_key
FROM parted
LEFT JOIN nicknames AS of_given ON parted.given = of_given.nickname
LEFT JOIN nicknames AS of_surname ON parted.surname = of_surname.nickname;
