"""Layouts: lists of losses, items of a log and entries of a record, which say by their form what their lines are."""
