"""A small news site of six invented outlets, served on loopback: what a demo collects, and the tests.

Outlets differ as real ones do: in page structure, encoding, quotation marks, bylines, dates, feeds and sitemaps. All
people, places, organizations and events in the articles are invented. What a collector has to get right stands in it
at least once:

- a page that is announced and answers 404 (harbour-post, `/news/2025/10/13/pier-9-market-hours/`)
- a page that is announced and that robots.txt forbids (northmoor-gazette, budget-embargo); an outlet without robots.txt
  (valley-register)
- an announced address that moved for good (meridian, `/elections/4417/`)
- an article updated in version 2: other heading, text, quote and a correction (harbour-post, ferry-terminal-delay)
- an agency's text in two outlets (harbour-post, grain-inspectors-talks; meridian, grain-ships-inspectors)
- an article in two feeds (open-ledger, central-bank-holds; northmoor-gazette, rovers-manager-leaves), feed links with
  tracking parameters (harbour-post) and without a host (valley-register), outlets with no feed (uferbote) or no sitemap
- a teaser before a paywall (harbour-post, pension-fund-letters)
- a date of publication in the future (meridian, glacier-lake-warning), only to the day (uferbote), only in print
  (valley-register)
- a page in windows-1252 that only its own text declares (valley-register), a language other than English (uferbote)
"""
