-- purpose: The versions of the touched articles, told anew from the stored texts and the captures of this load: so the
-- order in which captures arrive does not matter. A text that comes back is the version it was.
-- grain: One row a version of a touched article.
CREATE OR REPLACE TEMP TABLE article_versions AS
-- Apart, so that no stored version is looked at where there are none of the load's articles.
WITH stored_versions AS MATERIALIZED (
    SELECT
        versions.rowid AS id,
        versions.article_id,
        versions.text_sha256,
        versions.valid_from,
        versions.pipeline_version
    FROM fact_article_versions AS versions
    SEMI JOIN retold_articles ON versions.article_id = retold_articles.article_id
),

kept_rows AS (
    -- A stored text goes when its very capture is read anew, and when another pipeline version reads another text out
    -- of it: the outlet never changed it. In the second case the current text stays. Row numbers first: texts are read
    -- of these rows alone.
    SELECT versions.id
    FROM stored_versions AS versions
    ANTI JOIN reread_versions
        ON
            versions.article_id = reread_versions.article_id
            AND versions.text_sha256 = reread_versions.text_sha256
    INNER JOIN load_decisions AS decisions ON versions.article_id = decisions.article_id
    WHERE
        versions.text_sha256 = decisions.current_text_sha256
        OR NOT EXISTS (
            SELECT 1
            FROM captures
            WHERE
                versions.article_id = captures.article_id
                AND versions.valid_from = captures.fetched_at
                AND versions.text_sha256 != captures.text_sha256
                AND versions.pipeline_version != captures.pipeline_version
        )
),

-- The quotes handed in are those of each article's latest capture.
read_captures AS (
    SELECT
        captures.article_id,
        captures.fetched_at,
        captures.title,
        captures.text,
        captures.text_sha256,
        captures.access,
        captures.run_id,
        captures.pipeline_version,
        CASE
            WHEN latest.article_id IS NOT NULL
                THEN (
                    SELECT count(*)
                    FROM staged_quotes
                    WHERE captures.article_id = staged_quotes.article_id
                )
        END AS quote_count
    FROM captures
    SEMI JOIN touched_articles ON captures.article_id = touched_articles.article_id
    LEFT JOIN latest_captures AS latest
        ON
            captures.article_id = latest.article_id
            AND captures.fetched_at = latest.fetched_at
            AND captures.text_sha256 = latest.text_sha256
            AND captures.url = latest.url
),

texts AS (
    SELECT
        versions.article_id,
        versions.valid_from,
        versions.title,
        versions.text,
        versions.text_sha256,
        versions.access,
        versions.run_id,
        versions.pipeline_version,
        versions.quote_count,
        versions.version_no AS stored_version_no,
        TRUE AS is_stored
    FROM fact_article_versions AS versions
    WHERE versions.rowid IN (SELECT kept_rows.id FROM kept_rows)
    UNION ALL
    SELECT
        read_captures.article_id,
        read_captures.fetched_at AS valid_from,
        read_captures.title,
        read_captures.text,
        read_captures.text_sha256,
        read_captures.access,
        read_captures.run_id,
        read_captures.pipeline_version,
        read_captures.quote_count,
        NULL AS stored_version_no,
        FALSE AS is_stored
    FROM read_captures
),

-- A part of a text is no version beside a whole one: the outlet did not cut what it shows to some readers alone.
judged_texts AS (
    SELECT
        texts.*,
        coalesce(texts.access, 'open') = 'open' AS is_open
    FROM texts
    INNER JOIN load_decisions AS decisions ON texts.article_id = decisions.article_id
    QUALIFY
        coalesce(texts.access, 'open') = 'open'
        OR texts.text_sha256 = decisions.current_text_sha256
        OR NOT bool_or(coalesce(texts.access, 'open') = 'open') OVER (PARTITION BY texts.article_id)
),

sightings AS (
    SELECT
        texts.*,
        min(texts.valid_from) OVER (PARTITION BY texts.article_id, texts.text_sha256) AS first_fetched_at
    FROM judged_texts AS texts
    QUALIFY
        row_number() OVER (
            PARTITION BY texts.article_id, texts.text_sha256
            ORDER BY
                texts.is_open DESC,
                texts.valid_from ASC,
                texts.is_stored DESC,
                texts.quote_count IS NULL ASC,
                texts.run_id ASC,
                texts.pipeline_version ASC
        ) = 1
),

numbered AS (
    SELECT
        sightings.*,
        row_number() OVER successive AS version_no,
        lag(sightings.title) OVER successive AS earlier_title,
        lag(sightings.text) OVER successive AS earlier_text,
        lead(sightings.first_fetched_at) OVER successive AS next_fetched_at
    FROM sightings
    WINDOW successive AS (
        PARTITION BY sightings.article_id ORDER BY sightings.first_fetched_at ASC, sightings.text_sha256 ASC
    )
),

word_counts AS (
    SELECT
        words.article_id,
        words.version_no,
        words.word,
        sum(words.sign) AS surplus
    FROM (
        SELECT
            numbered.article_id,
            numbered.version_no,
            1 AS sign,
            unnest(string_split_regex(concat_ws(' ', numbered.title, numbered.text), '\s+')) AS word
        FROM numbered
        WHERE numbered.version_no > 1
        UNION ALL
        SELECT
            numbered.article_id,
            numbered.version_no,
            -1 AS sign,
            unnest(string_split_regex(concat_ws(' ', numbered.earlier_title, numbered.earlier_text), '\s+')) AS word
        FROM numbered
        WHERE numbered.version_no > 1
    ) AS words
    GROUP BY words.article_id, words.version_no, words.word
),

changes AS (
    SELECT
        word_counts.article_id,
        word_counts.version_no,
        sum(greatest(word_counts.surplus, 0) * length(word_counts.word)) AS characters_added,
        sum(greatest(-word_counts.surplus, 0) * length(word_counts.word)) AS characters_removed
    FROM word_counts
    GROUP BY word_counts.article_id, word_counts.version_no
),

-- Versions with a paragraph that tells of a correction and that the version before does not have. "Updated:" with a
-- time alone tells of none.
corrections AS (
    SELECT DISTINCT
        paragraphs.article_id,
        paragraphs.version_no
    FROM (
        SELECT
            numbered.article_id,
            numbered.version_no,
            string_split(numbered.earlier_text, chr(10)) AS earlier_paragraphs,
            unnest(string_split(numbered.text, chr(10))) AS paragraph
        FROM numbered
        WHERE numbered.version_no > 1
    ) AS paragraphs
    WHERE
        NOT list_contains(paragraphs.earlier_paragraphs, paragraphs.paragraph)
        AND (
            regexp_matches(
                paragraphs.paragraph,
                '^(correction|clarification|corrigendum|erratum|korrektur|berichtigung|richtigstellung|rectificatif'
                || '|corrección|correzione|rettelse)s?( and clarifications?)?\s*([:.(—–-]|$)',
                'i'
            )
            OR regexp_matches(
                paragraphs.paragraph,
                '\b(earlier|previous|original) version of this (story|article|report|piece|headline)\b'
                || '|\bthis (story|article|report|piece) (has been|was) (corrected|amended|updated|clarified)\b'
                || '|^(editor.?s note|updated?)\b.{0,60}:.*([[:alpha:]]{2,}\s+){4}',
                'i'
            )
        )
)

SELECT
    numbered.article_id,
    numbered.version_no,
    numbered.first_fetched_at AS valid_from,
    numbered.title,
    numbered.text,
    numbered.text_sha256,
    numbered.access,
    numbered.run_id,
    numbered.pipeline_version,
    numbered.quote_count,
    numbered.stored_version_no,
    CASE
        WHEN numbered.text_sha256 = decisions.current_text_sha256 THEN NULL
        ELSE coalesce(numbered.next_fetched_at, decisions.current_fetched_at)
    END AS valid_to,
    CASE
        WHEN numbered.version_no = 1 THEN 'first'
        WHEN numbered.text = numbered.earlier_text THEN 'headline'
        WHEN
            NOT numbered.is_open
            AND 2 * length(numbered.text) < length(numbered.earlier_text)
            THEN 'truncated'
        WHEN corrections.article_id IS NOT NULL THEN 'correction'
        ELSE 'body'
    END AS change_kind,
    cast(
        coalesce(
            changes.characters_added,
            length(translate(concat(numbered.title, numbered.text), concat(' ', chr(9), chr(10), chr(12), chr(13)), ''))
        ) AS BIGINT
    ) AS characters_added,
    cast(coalesce(changes.characters_removed, 0) AS BIGINT) AS characters_removed
FROM numbered
INNER JOIN load_decisions AS decisions ON numbered.article_id = decisions.article_id
LEFT JOIN changes
    ON
        numbered.article_id = changes.article_id
        AND numbered.version_no = changes.version_no
LEFT JOIN corrections
    ON
        numbered.article_id = corrections.article_id
        AND numbered.version_no = corrections.version_no;
