"""The one HTTP client: polite, bounded, and never an exception for what the web is expected to do."""
