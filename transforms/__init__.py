"""Pure functions from pages to facts: values and polars frames in, the same out.

No network, no disk, no clock, no randomness. Of the warehouse they see what is declared (`schema`, `tables`), the
values that both pass on (`pages`, `facts`) and what counts as a `web_address`, but nothing that stores.
"""
