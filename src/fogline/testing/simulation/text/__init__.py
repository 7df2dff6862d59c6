"""Reports in words: clauses, sayings, styles."""
