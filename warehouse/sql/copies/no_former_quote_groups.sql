-- A rebuild begins without stored groups: none has gone.
CREATE OR REPLACE TEMP TABLE former_quote_groups (quote_group_id VARCHAR);
