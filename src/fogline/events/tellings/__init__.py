"""Tellings: what one document tells of one happening, with all that comparing needs of it."""
