"""A date that a page or front matter gives as its own, read whatever way it is written."""

import datetime
import re
import unicodedata

from fogline.records.document import Published
from fogline.records.english import MONTHS

_FRENCH = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er)?(?: of)?[ -](?P<m>[^\W\d_]{3,9})\.?,?[ -](?P<y>(?:19|20)\d\d)\b"
)
_MONTH_DAY = re.compile(r"\b(?P<m>[A-Za-z]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b")
_DOTTED = re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.]([01]\d)(?!\d)|\A\s*((?:19|20)\d\d)([01]\d)\s*\Z")


def read_date(text: str) -> Published:
    """Return the first full date (else the first ISO year and month) in ``text`` as metadata; a bare year is no date.

    What looks like a date and is none ("99 May 2022") is passed; six figures in a row are a month only where they stand alone.
    """
    for pattern in (_ISO, _COMPACT, _DAY_MONTH, _MONTH_DAY, _DOTTED):
        for match in pattern.finditer(text):
            found = calendar_day(match["y"], match["m"], match["d"])
            if found.start is not None:
                return found
    month = _MONTH.search(text)
    return calendar_day(month[1] or month[3], month[2] or month[4], None) if month else Published()


def calendar_day(year: str, month: str, day: str | None) -> Published:
    """Return the day (the whole month where ``day`` is missing) as metadata; unknown where there is no such day."""
    number = int(month) if month.isdigit() else _month(month)
    try:
        start = datetime.date(int(year), number, int(day or 1))
        after = datetime.date(start.year + start.month // 12, start.month % 12 + 1, 1)
    except ValueError:
        return Published()
    return Published(start, start if day else after - datetime.timedelta(days=1), "metadata")


def _month(name: str) -> int:
    """Return the number of an English or French month, in full or shortened; 0 for another word."""
    short = "sep" if name.lower() == "sept" else name.lower()
    english = next((number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(short)), 0)
    plain = "".join(char for char in unicodedata.normalize("NFKD", short) if not unicodedata.combining(char))
    french = [number for number, month in enumerate(_FRENCH, 1) if month.startswith(plain)]
    return english or (french[0] if len(french) == 1 else 0)
