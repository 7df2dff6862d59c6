"""Room 3: from a reading to its claims (who says what, through whom, where, when, how many, how sure)."""
