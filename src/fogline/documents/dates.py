"""A date that a page or front matter gives as its own, read whatever way it is written."""

import datetime
import re
import unicodedata

from fogline.records.document import Published
from fogline.records.english import MONTHS

_FRENCH = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.]?([01]\d)(?:[-/.]?([0-3]\d))?(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?(?: of)?[ -]([^\W\d_]{3,9})\.?,?[ -]((?:19|20)\d\d)\b")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)")


def read_date(text: str) -> Published:
    """Return the first full date (or ISO year and month) in ``text`` as metadata; a bare year is no date."""
    for pattern, order in ((_ISO, "ymd"), (_DAY_MONTH, "dmy"), (_MONTH_DAY, "mdy"), (_DOTTED, "dmy")):
        match = pattern.search(text)
        if match:
            parts = dict(zip(order, match.groups(), strict=True))
            return calendar_day(parts["y"], parts["m"], parts["d"])
    return Published()


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
