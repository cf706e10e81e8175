"""Copies, kept up with every load: articles of one text, and quotes of the same words, across outlets.

What a load costs here grows with its own articles and what they resemble, not with the warehouse. The groups are a
function of the stored articles and quotes alone, in whatever order these came.
"""

from warehouse.copies.grouping import group_copies, prepare_quotes, rebuild_copies
from warehouse.copies.speaker_totals import count_speakers

__all__ = ["count_speakers", "group_copies", "prepare_quotes", "rebuild_copies"]
