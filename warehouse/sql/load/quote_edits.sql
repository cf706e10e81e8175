-- purpose: Rows of fact_quote_edits for the edited versions: what became of each quote that does not stay as it is.
-- grain: One row a quote that differs between an edited version and the one before.
INSERT INTO fact_quote_edits BY NAME
WITH pairs AS (
    SELECT
        edited_versions.article_id,
        edited_versions.version_no,
        edited_versions.changed_at,
        edited_versions.title_after AS title,
        length(edited_versions.text_before) AS length_before,
        length(edited_versions.text_after) AS length_after,
        edited_versions.is_same_pipeline
    FROM edited_versions
    WHERE edited_versions.has_comparable_quotes
),

-- The same text may be quoted more than once: the first is compared with the first.
said AS (
    SELECT
        quotes.article_id,
        quotes.version_no,
        quotes.quote_no,
        quotes.quote_kind,
        quotes.quote_text,
        quotes.speaker_name,
        quotes.char_start,
        row_number() OVER (
            PARTITION BY quotes.article_id, quotes.version_no, quotes.quote_text
            ORDER BY quotes.quote_no
        ) AS occurrence_no
    FROM fact_version_quotes AS quotes
    SEMI JOIN pairs ON quotes.article_id = pairs.article_id
),

befores AS (
    SELECT
        said.article_id,
        said.quote_no,
        said.quote_kind,
        said.quote_text,
        said.speaker_name,
        said.char_start,
        said.occurrence_no,
        pairs.version_no,
        said.char_start / pairs.length_before AS place
    FROM pairs
    INNER JOIN said ON pairs.article_id = said.article_id AND pairs.version_no = said.version_no + 1
),

afters AS (
    SELECT
        said.article_id,
        said.quote_no,
        said.quote_kind,
        said.quote_text,
        said.speaker_name,
        said.char_start,
        said.occurrence_no,
        pairs.version_no,
        said.char_start / pairs.length_after AS place
    FROM pairs
    INNER JOIN said ON pairs.article_id = said.article_id AND pairs.version_no = said.version_no
),

-- Most quotes stay to the letter. Only of the others are the words told apart from marks, case and accents.
same_texts AS (
    SELECT
        befores.article_id,
        befores.version_no,
        befores.quote_no AS quote_no_before,
        afters.quote_no AS quote_no_after,
        befores.speaker_name AS speaker_before,
        afters.speaker_name AS speaker_after
    FROM befores
    INNER JOIN afters
        ON
            befores.article_id = afters.article_id
            AND befores.version_no = afters.version_no
            AND befores.quote_text = afters.quote_text
            AND befores.occurrence_no = afters.occurrence_no
),

other_befores AS (
    SELECT
        befores.* EXCLUDE (occurrence_no),
        trim(regexp_replace(lower(strip_accents(befores.quote_text)), '[^\pL\pN]+', ' ', 'g')) AS words,
        row_number() OVER (
            PARTITION BY befores.article_id, befores.version_no, words
            ORDER BY befores.quote_no
        ) AS occurrence_no
    FROM befores
    ANTI JOIN same_texts
        ON
            befores.article_id = same_texts.article_id
            AND befores.version_no = same_texts.version_no
            AND befores.quote_no = same_texts.quote_no_before
),

other_afters AS (
    SELECT
        afters.* EXCLUDE (occurrence_no),
        trim(regexp_replace(lower(strip_accents(afters.quote_text)), '[^\pL\pN]+', ' ', 'g')) AS words,
        row_number() OVER (
            PARTITION BY afters.article_id, afters.version_no, words
            ORDER BY afters.quote_no
        ) AS occurrence_no
    FROM afters
    ANTI JOIN same_texts
        ON
            afters.article_id = same_texts.article_id
            AND afters.version_no = same_texts.version_no
            AND afters.quote_no = same_texts.quote_no_after
),

same_words AS (
    SELECT
        other_befores.article_id,
        other_befores.version_no,
        other_befores.quote_no AS quote_no_before,
        other_afters.quote_no AS quote_no_after,
        other_befores.speaker_name AS speaker_before,
        other_afters.speaker_name AS speaker_after
    FROM other_befores
    INNER JOIN other_afters
        ON
            other_befores.article_id = other_afters.article_id
            AND other_befores.version_no = other_afters.version_no
            AND other_befores.words = other_afters.words
            AND other_befores.occurrence_no = other_afters.occurrence_no
),

gone AS (
    SELECT
        other_befores.*,
        list_distinct(string_split(other_befores.words, ' ')) AS vocabulary,
        left(other_befores.words, 500) AS opening
    FROM other_befores
    ANTI JOIN same_words
        ON
            other_befores.article_id = same_words.article_id
            AND other_befores.version_no = same_words.version_no
            AND other_befores.quote_no = same_words.quote_no_before
),

come AS (
    SELECT
        other_afters.*,
        list_distinct(string_split(other_afters.words, ' ')) AS vocabulary,
        left(other_afters.words, 500) AS opening
    FROM other_afters
    ANTI JOIN same_words
        ON
            other_afters.article_id = same_words.article_id
            AND other_afters.version_no = same_words.version_no
            AND other_afters.quote_no = same_words.quote_no_after
),

wordings AS MATERIALIZED (
    SELECT
        gone.article_id,
        gone.version_no,
        gone.quote_no AS quote_no_before,
        come.quote_no AS quote_no_after,
        abs(gone.place - come.place) AS distance,
        greatest(
            2 * len(list_intersect(gone.vocabulary, come.vocabulary)) / (len(gone.vocabulary) + len(come.vocabulary)),
            -- The costly part, needless where the lengths alone say that too few letters can agree.
            CASE
                WHEN
                    least(length(gone.opening), length(come.opening))
                    >= 0.6 * greatest(length(gone.opening), length(come.opening))
                    THEN
                        1 - levenshtein(gone.opening, come.opening)
                        / greatest(length(gone.opening), length(come.opening))
                ELSE 0
            END
        ) AS likeness,
        -- Two words alone may stand in any quote.
        (contains(gone.words, come.words) AND contains(trim(come.words), ' '))
        OR (contains(come.words, gone.words) AND contains(trim(gone.words), ' ')) AS is_extended
    FROM gone
    INNER JOIN come ON gone.article_id = come.article_id AND gone.version_no = come.version_no
    WHERE
        gone.words != ''
        AND come.words != ''
        AND (gone.speaker_name = come.speaker_name OR abs(gone.place - come.place) <= 0.2)
),

-- Of each quote the likest on the other side, where that holds both ways.
reworded AS (
    SELECT wordings.*
    FROM wordings
    WHERE wordings.likeness >= 0.6 OR wordings.is_extended
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
        kept.article_id,
        kept.version_no,
        kept.quote_no_before,
        kept.quote_no_after
    FROM (
        SELECT same_texts.*
        FROM same_texts
        UNION ALL
        SELECT same_words.*
        FROM same_words
    ) AS kept
    WHERE
        kept.speaker_before != kept.speaker_after
        AND NOT list_has_all(
            string_split(lower(strip_accents(kept.speaker_before)), ' '),
            string_split(lower(strip_accents(kept.speaker_after)), ' ')
        )
        AND NOT list_has_all(
            string_split(lower(strip_accents(kept.speaker_after)), ' '),
            string_split(lower(strip_accents(kept.speaker_before)), ' ')
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
    edits.version_no,
    row_number() OVER (
        PARTITION BY edits.article_id, edits.version_no
        ORDER BY coalesce(afters.char_start, befores.char_start) ASC, edits.edit_kind ASC, edits.quote_no_before ASC
    ) AS edit_no,
    pairs.changed_at,
    pairs.title,
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
LEFT JOIN befores
    ON
        edits.article_id = befores.article_id
        AND edits.version_no = befores.version_no
        AND edits.quote_no_before = befores.quote_no
LEFT JOIN afters
    ON
        edits.article_id = afters.article_id
        AND edits.version_no = afters.version_no
        AND edits.quote_no_after = afters.quote_no;
