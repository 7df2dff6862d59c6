"""Lines that belong to the page and not to the report: advertising, menus, counters, calls to follow, share and read on.

Every rule looks at one whole paragraph, so a sentence of the report can never lose a part. When in doubt a paragraph is kept.
"""

import re
from itertools import islice

from fogline.documents.folding import compatible, ends_sentence, visible
from fogline.documents.junk_words import (
    BYLINE,
    CALL,
    CREDIT_LINE,
    CREDITS,
    CRUMB,
    DESK,
    LEAD,
    LINK,
    LISTS,
    MARKUP,
    MENU,
    NOTE,
    PLACES,
    REACTIONS,
    SOCIAL,
    TAG_HEADING,
    TAGS,
    TURNED,
    WHOLE,
)

_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("\xa0", " "), ("…", "..."))
_EDGES = " \t\n\r-*•·|>»«→←↓↑▼▲►▶=_~#:.!…'\"[](){}<>/\\"
_LONGEST = 2000
_LONGEST_NAME = 300
"""Code points of the longest line of a page, and of the longest line of names: what is longer is not looked at."""
_LEAD_WORDS = 45
"""No call or notice of a page is much longer; a longer paragraph that begins alike is read as text."""


def fold_line(text: str) -> str:
    """Return ``text`` in lower case on one line, quotes and dashes plain, marks at its edges cut."""
    line = " ".join(compatible(_plain_marks(visible(text))).casefold().split())
    first = next((index for index, char in enumerate(line) if char.isalnum()), None)
    if first is None:
        return ""
    last = next(index for index in range(len(line) - 1, -1, -1) if line[index].isalnum())
    sign = line.find("©", 0, first)  # the sign of copyright is none of the marks
    return line[first if sign < 0 else sign : last + 1]


def _plain_marks(text: str) -> str:
    if not text.isascii():
        for mark, plain in _QUOTES:
            text = text.replace(mark, plain)
    return text


def _one_space(text: str) -> str:
    """Return ``text`` with one space for each run of white space, lines apart: patterns stumble over long runs."""
    return "\n".join(words for line in text.splitlines() if (words := " ".join(line.split())))


def is_junk(text: str) -> bool:
    """Tell whether a whole paragraph belongs to the page and not to the report."""
    text = _one_space(text)
    if len(text) > _LONGEST:
        return not any(map(str.isalnum, text))
    line = fold_line(text)
    if not line:
        return True
    words = line.split()
    if len(words) > _LEAD_WORDS:
        return False
    if WHOLE.fullmatch(line) or LISTS.fullmatch(line) or TAG_HEADING.fullmatch(line):
        return True
    spoken = text[0] in "\"'‘’“”«„"
    if not spoken and (LEAD.match(line) or (CREDIT_LINE.fullmatch(line) and not ends_sentence(text))):
        reports = ends_sentence(text) and re.search(r"\b(?:said|says|told|reported)\b", line) is not None
        if not reports:
            return True
    return _is_code_or_links(text, words) or _is_page_line(text, words)


def is_list_heading(text: str) -> bool:
    """Tell whether a paragraph is the heading over a list of other stories ("Related articles", "Read also")."""
    return LISTS.fullmatch(fold_line(text)) is not None


def is_tag_heading(text: str) -> bool:
    """Tell whether a paragraph is the heading over the tags of a page."""
    return TAG_HEADING.fullmatch(fold_line(text)) is not None


def is_neighbour_heading(text: str) -> bool:
    """Tell whether a paragraph stands over the headline of the post before or after ("Previous Post")."""
    return re.fullmatch(r"(?:next|prev|previous|older|newer) (?:article|post|story)", fold_line(text)) is not None


def is_menu_item(text: str) -> bool:
    """Tell whether a line is the name of a section or page such as a menu lists."""
    if _has_more_words(text, 4):
        return False
    words = re.findall(r"\w+", fold_line(text))
    return 0 < len(words) <= 4 and all(word in MENU for word in words)


def _has_more_words(text: str, most: int) -> bool:
    """Tell whether more than ``most`` words stand in ``text``, from its beginning alone."""
    return next(islice((True for token in text.split() if any(map(str.isalnum, token))), most, None), False)


def names_section(text: str) -> bool:
    """Tell whether a menu item is more than the name of a part of the world, which may as well be an entry of a list."""
    return is_menu_item(text) and not all(word in PLACES for word in re.findall(r"\w+", fold_line(text)))


def _is_code_or_links(text: str, words: list[str]) -> bool:
    if _has_link_marks(text) and _is_links(text, words):
        return True
    if REACTIONS.fullmatch(text) and sum(char.isdigit() for char in text) >= 2:
        return True
    return bool(TAGS.fullmatch(text)) or bool(MARKUP.fullmatch(text))


def _has_link_marks(text: str) -> bool:
    """Tell whether ``text`` has what every address has; most paragraphs have none, and no word of them need be looked at."""
    return "/" in text or "@" in text or "www." in text.casefold()


def _is_links(text: str, words: list[str]) -> bool:
    """Tell addresses alone (with bare numbers of notes), and a short call with an address in it."""
    tokens = [token for token in text.split() if any(map(str.isalnum, token))]
    links = [LINK.fullmatch(token.strip("()[]<>.,;")) is not None for token in tokens]
    if not any(links):
        return False
    if all(link or NOTE.fullmatch(token.strip(";,")) for link, token in zip(links, tokens, strict=True)):
        return True
    return len(words) <= 6 and CALL.match(words[0]) is not None


def _is_page_line(text: str, words: list[str]) -> bool:
    """Tell breadcrumbs, rows of share buttons, bylines and the credit of a picture."""
    if all(re.sub(r"\W", "", word) in SOCIAL or not word.strip(_EDGES + ",;&+") for word in words):
        return True
    if _is_row_of_calls(text, words) or _is_signature(text, words) or _is_breadcrumb(text, words):
        return True
    if TURNED.match(text) and not ends_sentence(text):
        return True
    return (
        len(words) <= 12
        and len(text) <= _LONGEST_NAME
        and (
            DESK.fullmatch(text) is not None
            or BYLINE.fullmatch(text) is not None
            or CREDITS.fullmatch(text) is not None
        )
    )


def _is_breadcrumb(text: str, words: list[str]) -> bool:
    """Tell the way from the home page to the report ("Home > News > Europe")."""
    if len(words) > 20:
        return False
    pieces = [piece for piece in CRUMB.split(text) if piece]
    crumbs = "\n" not in text and len(pieces) >= 3
    crumbs = crumbs and sum(is_menu_item(piece) for piece in pieces) * 2 >= len(pieces)
    return (crumbs and any(names_section(piece) for piece in pieces)) or (
        len(pieces) >= 2 and fold_line(pieces[0]) == "home"
    )


def _is_row_of_calls(text: str, words: list[str]) -> bool:
    """Tell calls set apart by bars ("Subscribe | Send news | Boost the channel"); a row of a table has figures in it."""
    if len(words) > 16:
        return False
    pieces = [fold_line(piece) for piece in re.split(r"\s*[|•·]\s*", text) if piece.strip()]
    if len(pieces) < 2:
        return False
    calls = sum(WHOLE.fullmatch(piece) is not None and not any(map(str.isdigit, piece)) for piece in pieces)
    return calls * 2 >= len(pieces)


def _is_signature(text: str, words: list[str]) -> bool:
    """Tell a name with its address ("JANE DOE jdoe@post.example"), and the arrows to the posts before and after."""
    if (text.startswith("←") or text.endswith("→")) and len(words) <= 20 and not ends_sentence(text):
        return True
    return len(words) <= 6 and re.fullmatch(r"(?:[A-Z][\w.'’-]* ){2,4}[|,]? ?\S+@[\w-]+\.[\w.]+", text) is not None
