"""The language model and what it makes of a text."""
