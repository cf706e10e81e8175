-- purpose: Rows of fact_article_edits for the edited versions. Paragraphs that only moved are no change.
-- grain: One row a version that says something else than the one before.
INSERT INTO fact_article_edits BY NAME
WITH split AS (
    SELECT
        edited_versions.*,
        string_split(edited_versions.text_before, chr(10)) AS paragraphs_before,
        string_split(edited_versions.text_after, chr(10)) AS paragraphs_after
    FROM edited_versions
),

compared AS (
    SELECT
        *,
        [concat('- ', was) FOR was IN paragraphs_before IF NOT list_contains(paragraphs_after, was)] AS gone,
        [concat('+ ', is_now) FOR is_now IN paragraphs_after IF NOT list_contains(paragraphs_before, is_now)] AS come
    FROM split
)

SELECT
    compared.article_id,
    compared.version_no,
    compared.changed_at,
    compared.change_kind,
    compared.title_before,
    compared.title_after,
    compared.characters_added,
    compared.characters_removed,
    array_to_string(list_concat(compared.gone, compared.come), chr(10)) AS diff
FROM compared;
