"""Whom an article credits for its text: the news agency it came from, the outlet it was taken over from."""
