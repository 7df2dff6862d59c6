"""Grading: how well an event is supported, by stated rules, with the reasons in words."""
