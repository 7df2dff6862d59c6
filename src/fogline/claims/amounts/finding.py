"""Amounts in running text: every number that counts or measures something, with its place.

Left out: ordinals, dates, years, clock times, names with numbers ("T-72", "Article 5", "Highway 35"), numbers of telephones,
and "one" where it is a pronoun.
"""

import re
from functools import cache

from fogline.claims.amounts import marks, money, vague
from fogline.claims.amounts.model import Amount, Found
from fogline.claims.amounts.numerals import FIRST_WORDS, is_ordinal, share
from fogline.claims.amounts.phrase import Phrase, phrase
from fogline.claims.amounts.scan import Scan, Token
from fogline.claims.amounts.tables import word_list
from fogline.claims.words import word_set
from fogline.records import Span
from fogline.records.english import MONTHS

_MONTHS = frozenset(word.lower() for name in MONTHS for word in (name, name[:3])) | {"sept"}
_HALF_OF_A_MATCH = word_set(
    "first second other latter former this that better top bottom one northern southern eastern western"
)
_TAKES_ON = {
    "about": word_set("how what"),
    "over": word_set("hand handed handing hands turn turned turning give gave given giving take took taken taking"),
}
"""Words before "about" and "over" that these belong to: in "handed over 27" the number begins behind them."""
_CHANGE_REACH = 4  # words between "rose" and "from"
_ENDS_SHARE = word_set("of were was are is have has had in from to by on at and or but who")


def find(text: str) -> list[Found]:
    """Return the amounts in ``text`` with their spans, in order; the same quantity told in two units is one of them."""
    scan = Scan.of(text)
    found: list[Found] = []
    place = 0
    while place < len(scan):
        hit = _hit(scan, place) if _may_begin(scan[place]) else None
        if hit is None:
            place += 1
            continue
        span = Span(scan[place].start, scan[hit.end - 1].end)
        change = _changed(text, scan, place, span, hit.amount) if hit.amount.low != hit.amount.high else None
        found += change or [Found(hit.amount, span, hit.also)]
        place = hit.end
    return found


def _changed(text: str, scan: Scan, at: int, span: Span, amount: Amount) -> list[Found] | None:
    """ "rose from 12 to 31" and "rose by 12 to 31" tell two numbers, not a range between them; "by 3 to 5 percent" is one."""
    if not {scan.word(at), scan.word(at - 1)} & ({"from"} if amount.unit else {"from", "by"}):
        return None
    ahead = {scan.word(place) for place in range(max(0, at - _CHANGE_REACH), at)}
    before, to, after = text[span.start : span.end].partition(" to ")
    if not to or not ahead & word_list("verbs_of_change"):
        return None
    second = span.end - len(after)
    pieces = [(span.start, one) for one in find(before)], [(second, one) for one in find(after)]
    return [
        one._replace(span=Span(one.span.start + start, one.span.end + start))
        for piece in pieces
        for start, one in piece
    ]


def _may_begin(token: Token) -> bool:
    """Tell whether an amount can begin with ``token``: most words of a text are passed over here."""
    return token.kind != "word" or token.word in _first_words()


@cache
def _first_words() -> frozenset[str]:
    others = frozenset(("between", "from", "age", "aged", "as"))
    return FIRST_WORDS | marks.first_words() | vague.first_words() | money.first_words() | others


def _hit(scan: Scan, at: int) -> Phrase | None:
    if _inside_a_name(scan, at) or (is_ordinal(scan, at) and share(scan, at) is None):
        return None
    if scan.word(at) in ("thousand", "million", "billion", "trillion") and scan[at - 1].kind == "figure" and at:
        return None  # of a figure too long for a number
    if at and scan.word(at - 1) in _TAKES_ON.get(scan.word(at), ()):
        return None
    hit = phrase(scan, at)
    if hit is None or _is_long_ordinal(scan, hit) or _goes_on(scan, hit.end) or _is_pronoun(scan, at, hit):
        return None
    if hit.amount.unit is None:
        names = _is_date(scan, at, hit) or _is_clock(scan, hit.end) or _is_label(scan, at, hit)
        return None if names else hit
    return hit if hit.amount.unit != "ratio" or _sound_share(scan, at, hit) else None


def _inside_a_name(scan: Scan, at: int) -> bool:
    """ "T-72", "SCP-173", "192.168": what is glued to a letter or a point before it is no number of its own."""
    token, before = scan[at], scan[at - 1] if at else scan[-1]
    if at == 0 or not token.glued:
        return False
    if before.kind in ("word", "figure", "share", "ordinal") and token.kind != "sign":
        return True
    if before.kind == "dash" or before.word in ("/", ".", ":", "_", "#", "&", "=", "@", ","):
        ahead = scan[at - 2] if at > 1 else scan[-1]
        return before.glued and ahead.kind in ("word", "figure", "ordinal", "sign") and token.kind in ("figure", "word")
    return False


def _goes_on(scan: Scan, end: int) -> bool:
    """What is glued on behind makes the number part of a longer name: "9M729", "10:30", "24703L202", "192.168.1"."""
    after, then = scan[end], scan[end + 1]
    if not after.glued:
        return False
    if after.kind in ("word", "figure", "share"):
        return True
    return after.word in (":", "/", ".", "_", "-", "–") and then.glued and then.kind == "figure"


def _is_long_ordinal(scan: Scan, hit: Phrase) -> bool:
    """ "three hundred twenty second" ends as an ordinal."""
    last = scan.word(hit.end - 1)
    return is_ordinal(scan, hit.end) > 0 and (
        last == "hundred" or (last.endswith("ty") and share(scan, hit.end) is None)
    )


def _is_date(scan: Scan, at: int, hit: Phrase) -> bool:
    first, last = scan[at], scan[hit.end - 1]
    if hit.amount.low is None or first.kind != "figure" or last.kind != "figure":
        return False
    before, after = scan.word(at - 1), scan.word(hit.end)
    if hit.amount.low <= 31 and (after in _MONTHS and scan[hit.end].raw[0].isupper()):
        return True
    if (
        at
        and before in _MONTHS
        and scan[at - 1].raw[:1].isupper()
        and (hit.amount.low <= 31 or 1800 <= hit.amount.low <= 2100)
    ):
        return True
    if not re.fullmatch(r"(?:1[89]|20)\d\d", first.word) or (
        hit.end - at > 1 and not re.fullmatch(r"(?:1[89]|20)\d\d|\d\d", last.word)
    ):
        return False
    counts_something = after.endswith("s") and after not in _ENDS_SHARE and before not in word_list("before_year")
    return not counts_something


def _is_clock(scan: Scan, end: int) -> bool:
    word = scan.word(end)
    if word in ("am", "pm", "gmt", "utc", "o'clock", "hrs"):
        return True
    return word in ("a", "p") and scan[end + 1].word == "." and scan.word(end + 2) == "m"


def _is_label(scan: Scan, at: int, hit: Phrase) -> bool:
    """ "Article 5", "No. 3", "Highway 35": a figure that names. Telephone numbers begin with "+"."""
    if at == 0 or scan[at].kind != "figure" or hit.end - at > 1:
        return False
    at = _first_listed(scan, at)
    before = at - 2 if scan[at - 1].word in (".", "#") else at - 1
    if scan[at - 1].word in ("#", "+") or scan[at - 1].kind == "ordinal":
        return True
    if scan.word(before) in word_list("named_with_capital") and before > 0 and scan[before].raw[:1].isupper():
        return scan[hit.end].kind != "word" or scan.word(hit.end) in word_list("noun_stops")
    return scan.word(before) in word_list("named_by_number") and (
        scan[before].raw[:1].isupper() or scan.word(before) != "no" or before < at - 1
    )


def _first_listed(scan: Scan, at: int) -> int:
    """Return where a list of figures begins that a word in the plural names: 9 in "Blocks 9, 10 and 12"."""
    first = at
    if scan[at - 1].word == "," and scan[at + 1].word not in (",", "and", "or", "&"):
        return at  # "in Blocks 9 and 10, 12 people died"
    while first > 1 and scan[first - 1].word in (",", "and", "or", "&"):
        ahead = first - 3 if scan[first - 1].word != "," and scan[first - 2].word == "," else first - 2
        if ahead < 1 or scan[ahead].kind != "figure":
            break
        first = ahead
    named = scan[first - 1]
    return first if named.word.endswith("s") and named.raw[:1].isupper() else at


def _is_pronoun(scan: Scan, at: int, hit: Phrase) -> bool:
    if hit.end - at != 1 or scan.word(at) != "one":
        return False
    after = scan.word(hit.end)
    if scan.word(at - 1) in word_list("pronoun_before") and at:
        return True
    return after in word_list("pronoun_after") or (not after and at > 0 and scan[hit.end].kind == "end")


def _sound_share(scan: Scan, at: int, hit: Phrase) -> bool:
    """A "third", "quarter" or "half" is a share only where nothing makes it an ordinal, a coin, or the half of a match."""
    last, after = scan.word(hit.end - 1), scan[hit.end]
    size = hit.end - at
    if last == "half":
        compound = after.kind == "dash" and after.glued
        return not compound and not (at and scan.word(at - 1) in _HALF_OF_A_MATCH)
    if last == "quarter" and size == 1:
        return after.word == "of"
    if last and is_ordinal(scan, hit.end - 1) and hit.amount.low is not None:
        single = scan.word(hit.end - 2) in ("a", "an", "one") and scan[hit.end - 2].kind == "word"
        return not single or after.kind != "word" or after.word in _ENDS_SHARE or scan[hit.end - 1].glued
    return True
