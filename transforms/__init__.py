"""Pure functions from pages to facts: values and polars frames in, the same out.

No network, no disk, no clock, no randomness. Of the other packages they know the declared schema alone.
"""
