"""What must be true before facts are loaded: suites derived from the schema, rules beyond it, and the gate."""
