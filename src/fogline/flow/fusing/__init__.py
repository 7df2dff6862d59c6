"""Fusing: the events of a ledger, kept between two questions and brought up to date when they are asked for."""
