"""When do two spans count as the same: articles and outer punctuation are ignored, tokens are runs of letters and digits."""

from collections.abc import Iterable, Sequence

from fogline.records import Span

Token = tuple[int, int]

_OUTER = frozenset(" \n\t\"'“”‘’,.;:")
_ARTICLES = ("the ", "a ", "an ")


def trim(text: str, span: Span) -> Span:
    """Return ``span`` without punctuation and space at its ends and without a leading article."""
    start, end = span
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    for article in _ARTICLES:
        if text[start : min(end, start + len(article))].lower() == article:
            return Span(start + len(article), end)
    return Span(start, end)


def tokens(text: str, spans: Iterable[Span]) -> set[Token]:
    """Return the runs of letters and digits inside ``spans``, as (start, end)."""
    found: set[Token] = set()
    for start, end in spans:
        position = start
        while position < end:
            begin = position
            while position < end and text[position].isalnum():
                position += 1
            if position > begin:
                found.add((begin, position))
            else:
                position += 1
    return found


def same_filler(gold: set[Token], system: set[Token]) -> bool:
    """Tell whether two fillers share at least half of the tokens of the shorter one."""
    return bool(gold and system) and len(gold & system) * 2 >= min(len(gold), len(system))


def mostly(gold: set[Token], system: set[Token]) -> bool:
    """Tell whether two stretches of text share at least half of the tokens of the longer one."""
    return bool(gold and system) and len(gold & system) * 2 >= max(len(gold), len(system))


def pair_best(text: str, gold: Sequence[Span], system: Sequence[Span]) -> dict[Span, Span]:
    """Pair spans that share at least half of the tokens of the longer one, one to one, the closest first."""
    wanted, got = ([(span, tokens(text, [span])) for span in spans] for spans in (gold, system))
    close = sorted(
        (-len(mine & yours) / len(mine | yours), one, other)
        for one, mine in wanted
        for other, yours in got
        if mostly(mine, yours)
    )
    pairs: dict[Span, Span] = {}
    used: set[Span] = set()
    for _, one, other in close:
        if one not in pairs and other not in used:
            pairs[one] = other
            used.add(other)
    return pairs
