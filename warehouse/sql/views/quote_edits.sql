-- purpose: What outlets did to quotes after publication: put in, took out, worded anew, or gave to somebody else. Two
-- quotes are one reworded when six tenths of words or letters agree, or the one holds the other, and they stand at
-- about the same place or are one speaker's. Texts that were cut by a wall, and versions whose quotes were not kept,
-- are not compared.
-- grain: One row a quote that differs between one version of an article and the next.
-- column article_id: The article; joins to fact_articles.
-- column source_name: The outlet.
-- column url: The article's canonical address.
-- column title: The headline of the version that the edit made.
-- column version_no: The version that the edit made; the one before is version_no - 1.
-- column changed_at: When the new text was first fetched, which is when the edit was noticed.
-- column edit_kind: added; removed; reworded; or other_speaker: the same words, another person or body.
-- column quote_kind: direct, fragment or indirect, in the version that has the quote, the later one of two.
-- column quote_before: The words in the version before; null when added.
-- column quote_after: The words in this version; null when removed.
-- column speaker_before: Who spoke them in the version before; null when added or when nobody is given.
-- column speaker_after: Who speaks them in this version; null when removed or when nobody is given.
-- column char_start_before: Where the quote starts in the text of the version before.
-- column char_start_after: Where the quote starts in the text of this version.
-- column is_same_pipeline: Whether the same code read both versions; if not, the edit may be the code's. A replay of
-- the archive reads all anew.
WITH pairs AS (
    SELECT
        later.article_id,
        later.version_no,
        later.valid_from AS changed_at,
        later.title,
        length(earlier.text) AS length_before,
        length(later.text) AS length_after,
        later.pipeline_version = earlier.pipeline_version AS is_same_pipeline
    FROM fact_article_versions AS later
    INNER JOIN fact_article_versions AS earlier
        ON
            later.article_id = earlier.article_id
            AND later.version_no = earlier.version_no + 1
    WHERE
        later.quote_count IS NOT NULL
        AND earlier.quote_count IS NOT NULL
        AND coalesce(later.access, 'open') = coalesce(earlier.access, 'open')
        AND later.change_kind != 'truncated'
),

-- The same words may stand in a text more than once: the first is compared with the first.
said AS (
    SELECT
        quotes.*,
        trim(regexp_replace(lower(strip_accents(quotes.quote_text)), '[^\pL\pN]+', ' ', 'g')) AS words,
        row_number() OVER (
            PARTITION BY quotes.article_id, quotes.version_no, words
            ORDER BY quotes.quote_no
        ) AS occurrence_no
    FROM fact_version_quotes AS quotes
    SEMI JOIN pairs ON quotes.article_id = pairs.article_id
),

befores AS (
    SELECT
        pairs.article_id,
        pairs.version_no,
        said.quote_no,
        said.quote_kind,
        said.quote_text,
        said.speaker_name,
        said.char_start,
        said.char_start / pairs.length_before AS place,
        said.words,
        said.occurrence_no
    FROM pairs
    INNER JOIN said ON pairs.article_id = said.article_id AND pairs.version_no = said.version_no + 1
),

afters AS (
    SELECT
        pairs.article_id,
        pairs.version_no,
        said.quote_no,
        said.quote_kind,
        said.quote_text,
        said.speaker_name,
        said.char_start,
        said.char_start / pairs.length_after AS place,
        said.words,
        said.occurrence_no
    FROM pairs
    INNER JOIN said ON pairs.article_id = said.article_id AND pairs.version_no = said.version_no
),

gone AS (
    SELECT befores.*
    FROM befores
    ANTI JOIN afters
        ON
            befores.article_id = afters.article_id
            AND befores.version_no = afters.version_no
            AND befores.words = afters.words
            AND befores.occurrence_no = afters.occurrence_no
),

come AS (
    SELECT afters.*
    FROM afters
    ANTI JOIN befores
        ON
            afters.article_id = befores.article_id
            AND afters.version_no = befores.version_no
            AND afters.words = befores.words
            AND afters.occurrence_no = befores.occurrence_no
),

wordings AS MATERIALIZED (
    SELECT
        gone.article_id,
        gone.version_no,
        gone.quote_no AS quote_no_before,
        come.quote_no AS quote_no_after,
        coalesce(gone.speaker_name = come.speaker_name, FALSE) AS is_one_speaker,
        abs(gone.place - come.place) AS distance,
        greatest(
            2 * len(list_intersect(string_split(gone.words, ' '), string_split(come.words, ' ')))
            / (
                len(list_distinct(string_split(gone.words, ' ')))
                + len(list_distinct(string_split(come.words, ' ')))
            ),
            1 - levenshtein(left(gone.words, 500), left(come.words, 500))
            / greatest(length(left(gone.words, 500)), length(left(come.words, 500)))
        ) AS likeness,
        -- Two words alone may stand in any quote.
        (contains(gone.words, come.words) AND contains(trim(come.words), ' '))
        OR (contains(come.words, gone.words) AND contains(trim(gone.words), ' ')) AS is_extended
    FROM gone
    INNER JOIN come ON gone.article_id = come.article_id AND gone.version_no = come.version_no
    WHERE gone.words != '' AND come.words != ''
),

-- Of each quote the likest on the other side, where that holds both ways.
reworded AS (
    SELECT wordings.*
    FROM wordings
    WHERE
        (wordings.likeness >= 0.6 OR wordings.is_extended)
        AND (wordings.is_one_speaker OR wordings.distance <= 0.2)
    QUALIFY
        row_number() OVER (
            PARTITION BY wordings.article_id, wordings.version_no, wordings.quote_no_before
            ORDER BY wordings.likeness DESC, wordings.distance ASC, wordings.quote_no_after ASC
        ) = 1
        AND row_number() OVER (
            PARTITION BY wordings.article_id, wordings.version_no, wordings.quote_no_after
            ORDER BY wordings.likeness DESC, wordings.distance ASC, wordings.quote_no_before ASC
        ) = 1
),

-- A fuller or shorter form of one name is no other speaker.
given_to_others AS (
    SELECT
        befores.article_id,
        befores.version_no,
        befores.quote_no AS quote_no_before,
        afters.quote_no AS quote_no_after
    FROM befores
    INNER JOIN afters
        ON
            befores.article_id = afters.article_id
            AND befores.version_no = afters.version_no
            AND befores.words = afters.words
            AND befores.occurrence_no = afters.occurrence_no
    WHERE
        NOT list_has_all(
            string_split(lower(strip_accents(befores.speaker_name)), ' '),
            string_split(lower(strip_accents(afters.speaker_name)), ' ')
        )
        AND NOT list_has_all(
            string_split(lower(strip_accents(afters.speaker_name)), ' '),
            string_split(lower(strip_accents(befores.speaker_name)), ' ')
        )
),

edits AS (
    SELECT
        reworded.article_id,
        reworded.version_no,
        reworded.quote_no_before,
        reworded.quote_no_after,
        'reworded' AS edit_kind
    FROM reworded
    UNION ALL
    SELECT
        given_to_others.article_id,
        given_to_others.version_no,
        given_to_others.quote_no_before,
        given_to_others.quote_no_after,
        'other_speaker' AS edit_kind
    FROM given_to_others
    UNION ALL
    SELECT
        gone.article_id,
        gone.version_no,
        gone.quote_no AS quote_no_before,
        NULL AS quote_no_after,
        'removed' AS edit_kind
    FROM gone
    ANTI JOIN reworded
        ON
            gone.article_id = reworded.article_id
            AND gone.version_no = reworded.version_no
            AND gone.quote_no = reworded.quote_no_before
    UNION ALL
    SELECT
        come.article_id,
        come.version_no,
        NULL AS quote_no_before,
        come.quote_no AS quote_no_after,
        'added' AS edit_kind
    FROM come
    ANTI JOIN reworded
        ON
            come.article_id = reworded.article_id
            AND come.version_no = reworded.version_no
            AND come.quote_no = reworded.quote_no_after
)

SELECT
    edits.article_id,
    coalesce(sources.source_name, articles.source_id) AS source_name,
    articles.canonical_url AS url,
    pairs.title,
    edits.version_no,
    pairs.changed_at,
    edits.edit_kind,
    coalesce(afters.quote_kind, befores.quote_kind) AS quote_kind,
    befores.quote_text AS quote_before,
    afters.quote_text AS quote_after,
    befores.speaker_name AS speaker_before,
    afters.speaker_name AS speaker_after,
    befores.char_start AS char_start_before,
    afters.char_start AS char_start_after,
    pairs.is_same_pipeline
FROM edits
INNER JOIN pairs ON edits.article_id = pairs.article_id AND edits.version_no = pairs.version_no
INNER JOIN fact_articles AS articles ON edits.article_id = articles.article_id
LEFT JOIN dim_sources AS sources ON articles.source_id = sources.source_id
LEFT JOIN befores
    ON
        edits.article_id = befores.article_id
        AND edits.version_no = befores.version_no
        AND edits.quote_no_before = befores.quote_no
LEFT JOIN afters
    ON
        edits.article_id = afters.article_id
        AND edits.version_no = afters.version_no
        AND edits.quote_no_after = afters.quote_no
ORDER BY pairs.changed_at DESC, edits.article_id ASC, coalesce(afters.char_start, befores.char_start) ASC;
