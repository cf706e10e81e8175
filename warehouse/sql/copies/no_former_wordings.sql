-- A rebuild begins without stored groups: no wording has gone.
CREATE OR REPLACE TEMP TABLE former_wordings (wording_key BIGINT);
