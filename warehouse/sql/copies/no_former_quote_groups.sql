-- purpose: A rebuild begins without stored groups: none has gone.
-- grain: No row; one would be a group of quotes.
CREATE OR REPLACE TEMP TABLE former_quote_groups (quote_group_id VARCHAR);
