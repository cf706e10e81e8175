"""Persons across articles: which uses of names mean one person, by evidence and by people's decisions."""
