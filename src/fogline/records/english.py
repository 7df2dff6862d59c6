"""The names of months and weekdays in English, for every room that reads or writes days.

They are written out because those of the standard library follow the locale of the program that Fogline runs in.
"""

MONTHS = tuple("January February March April May June July August September October November December".split())
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
ANY_MONTH = f"(?:{'|'.join(MONTHS)})"
ANY_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
