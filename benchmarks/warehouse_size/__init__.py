"""A warehouse of any size, of invented articles, and what reading and writing it cost."""
