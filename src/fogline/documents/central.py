"""Central European letters in bytes whose encoding nothing names: "Łukasz Wiśniewski" that would be "£ukasz Wi¶niewski" else.

Poles, Czechs, Hungarians and their neighbours wrote their letters where the Western table (Windows-1252) has signs such as "£"
and "¶". A sign amid the letters of a word is none: such bytes are of one of their two tables.
"""

import re

_TABLES = ("iso8859-2", "cp1250")
_LETTER = r"[^\W\d_ªº]"
_SIGN = r"[¡-¦©¬®-³µ¶¹¼-¿\x80-\x9f]"
"""What no word of Western Europe has within; the marks of "l·l", "don´t" and "1.º" are none of these."""
_AMID = re.compile(rf"{_LETTER}+{_SIGN}(?={_LETTER})")
_VOWEL = re.compile("[aeiouyà-ÿ]", re.IGNORECASE)
_ODD = re.compile(rf"(?<={_LETTER}){_SIGN}(?={_LETTER})|(?<=[a-zà-ÿ])Ÿ|(?<!\w)[£¦¬¯](?={_LETTER}{{3}})")
_ATTACHED = re.compile(rf"(?<={_LETTER}){_SIGN}+")
_POLISH, _POLISH_A = re.compile("[łŁżŻ]"), re.compile("ą")


def central_european(sample: bytes) -> str | None:
    """Return the table, ISO 8859-2 or Windows-1250, that makes letters of the signs in the words of ``sample``; ``None`` where
    there are too few of them ("km²of" and "£million" may be slips), or where neither does.
    """
    western = sample.decode("cp1252", "replace")
    odd = [match.start() for match in _ODD.finditer(western)]
    if len(odd) < 2 and not any(_VOWEL.search(match[0]) for match in _AMID.finditer(western)):
        return None
    texts = {table: text for table in _TABLES if (text := _decoded(sample, table)) is not None}
    fitting = {table: text for table, text in texts.items() if all(text[place].isalpha() for place in odd)}
    return max(fitting, key=lambda table: _likeness(western, fitting[table]), default=None)


def _likeness(western: str, text: str) -> tuple[int, bool]:
    """Return how many signs behind letters are letters in ``text``, and whether "ą" stands in it as it does in Polish alone.

    Where all are letters in both tables, these differ in "š", which Czechs write, and "ą", which Poles do.
    """
    letters = sum(char.isalpha() for match in _ATTACHED.finditer(western) for char in text[slice(*match.span())])
    return letters, bool(_POLISH.search(text)) == bool(_POLISH_A.search(text))


def _decoded(sample: bytes, table: str) -> str | None:
    """Return the sample as text; ``None`` where it has bytes that are no text in that table."""
    try:
        text = sample.decode(table)
    except UnicodeDecodeError:
        return None
    return None if re.search(r"[\x80-\x9f]", text) else text
