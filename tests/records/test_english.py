"""The names of months and weekdays are English whatever the locale says."""

import calendar
import datetime
import runpy

from fogline.claims.times import normal
from fogline.records.english import MONTHS, WEEKDAYS


def test_months_and_weekdays_stand_in_their_order():
    assert (len(MONTHS), len(WEEKDAYS)) == (12, 7)
    assert (MONTHS[1], MONTHS[7]) == ("February", "August")
    assert WEEKDAYS[datetime.date(2031, 3, 5).weekday()] == "Wednesday"


def test_a_program_in_another_language_reads_english_months(monkeypatch):
    monkeypatch.setattr(calendar, "month_name", ["", *["Monat"] * 12])
    monkeypatch.setattr(calendar, "day_name", ["Tag"] * 7)
    read = runpy.run_path(normal.__file__)
    assert (read["MONTHS"]["march"], read["WEEKDAYS"]["sunday"]) == (3, 6)
