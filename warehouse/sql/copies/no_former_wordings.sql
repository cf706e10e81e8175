-- purpose: A rebuild begins without stored groups: no wording has gone.
-- grain: No row; one would be a wording.
CREATE OR REPLACE TEMP TABLE former_wordings (wording_key BIGINT);
