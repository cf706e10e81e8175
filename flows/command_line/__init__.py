"""The commands of the `newsfacts` script and their arguments, by what they are for.

Each command imports what it needs when it is called, so that a query does not wait for Prefect or the language model.
"""
