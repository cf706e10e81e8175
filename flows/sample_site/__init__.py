"""A small news site of six invented outlets, served on loopback: what a demo collects, and the tests.

Outlets differ as real ones do: in page structure, encoding, quotation marks, bylines, dates, feeds and sitemaps. All
people, places, organizations and events in the articles are invented.
"""
