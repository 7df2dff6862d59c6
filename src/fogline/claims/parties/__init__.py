"""Parties: who is meant by a name, an office or a phrase, in what role and on whose side."""
