"""What a site prints around the headlines of its rows and feeds: its own name, a section, the minute; the headline once more.

Only what is surely the site's is cut: a name at the end of a title or text that is the publisher's, the sections right before
it, a time stamp with the minute, a last sentence that only invites to see more. Words of the headline are never touched; when in
doubt everything is kept.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from fogline.documents.folding import words_of
from fogline.documents.parts import Part

_MOST_WORDS = 4
"""Words of the longest name of a site or section."""
_LEAST_WORDS = 3
"""Words that a title must keep."""
_LONGEST = 1000
"""Code points of the longest title that is looked at."""
_SHORTEST_NAME = 3
_CRUMB = r"[|«»‹›·•]|::"
_SEPARATOR = re.compile(rf"\s+(?P<crumb>{_CRUMB})\s+|\s+[–—-]\s+|(?<=\S)\s*(?P<bar>\|)\s*")
_DAY = r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d))"
_STAMP = rf"{_DAY},?\s+\d{{1,2}}:\d\d(?::\d\d)?"
_LAST_STAMP = re.compile(rf"\s*[(\[]\s*{_STAMP}\s*[)\]]$")
_FIRST_STAMP = re.compile(rf"(?:{_STAMP}|[(\[]\s*{_STAMP}\s*[)\]])\s*(?:[–—|:-]\s*)?(?=\S)")
_SIGNED = re.compile(r"\s+[–—-]\s+(?P<name>[^\s–—.!?][^–—!?\n]{1,40}?)\.?\s*$")
_PICTURE = r"(?:VIDEOS?|PHOTOS?|INFOGRAPHICS?)"
_TAGGED = rf"{_PICTURE}(?:\s?(?:[&+,/]|AND)\s?{_PICTURE})*"
_PICTURES = re.compile(
    rf"(?<=[.!?…\"'’”»)])\s+{_TAGGED}\s*$|\s+[–—|-]\s+{_TAGGED}\s*$|\s*(?:\({_TAGGED}\)|\[{_TAGGED}\])\s*$"
)
"""What a site prints behind a headline for the pictures below it, in capitals: ". VIDEO", " (PHOTOS)"."""
_INVITATION = re.compile(
    r"(?<=[.!?…\"'’”»)])\s+"
    r"(?:(?:view|see|watch|read|open|click|tap)"
    r"(?:\s+(?:the|our|more|full|all|here|below|photos?|videos?|images?|pictures?|news|article|story|gallery|details|on|in|this|link))+"
    r"|(?:more|photos?|videos?)\s+(?:details\s+)?(?:below|here|inside|at (?:the|this) link))"
    r"\s*[.!…:»>]*\s*$",
    re.IGNORECASE,
)
_LABELS = frozenset(
    "www en eng english ru uk m mobile amp news co com org net gov edu int info tv fm io me rss feeds feed".split()
)
"""Parts of the name of a host that name no outlet."""


def headed(title: str, parts: Sequence[Part], publisher: str | None, url: str | None) -> list[Part]:
    """Return the headline, what the site prints after it, and the ``parts`` of the text under it, without what stands before."""
    headline, *around = title_parts(title, publisher, url)
    at = next((number for number, part in enumerate(parts) if part.kind == "text"), len(parts))
    opening = (piece for part in parts[at : at + 1] for piece in opening_parts(headline.text, part))
    under = [*parts[:at], *opening, *parts[at + 1 :]]
    last = next((number for number in reversed(range(len(under))) if under[number].kind == "text"), len(under))
    closing = (piece for part in under[last : last + 1] for piece in closing_parts(part, publisher, url))
    return [headline, *around, *under[:last], *closing, *under[last + 1 :]]


def title_parts(title: str, publisher: str | None, url: str | None) -> list[Part]:
    """Return the headline as a part of its own, and what the site of ``publisher`` or ``url`` prints after it as junk."""
    end = _end_of_headline(title, site_keys(publisher, url)) if len(title) <= _LONGEST else len(title)
    return [Part("title", title[:end]), *([Part("junk", title[end:])] if title[end:].strip() else [])]


def opening_parts(title: str, part: Part) -> list[Part]:
    """Return the first part under a title in pieces where it begins with a time stamp, or with the title once more."""
    stamp = _FIRST_STAMP.match(part.text)
    begin = stamp.end() if stamp else 0
    again = _printed_again(title, part.text, begin)
    pieces = (
        Part("junk", part.text[:begin]),
        Part(part.kind, part.text[begin:again]),
        Part(part.kind, part.text[again:]),
    )
    return [piece for piece in pieces if piece.text]


def closing_parts(part: Part, publisher: str | None, url: str | None) -> list[Part]:
    """Return the last part under a title in pieces where it ends with a call to see more, or is signed with the site's name."""
    end = len(part.text)
    if end > _LONGEST:
        return [part]
    invitation = _INVITATION.search(part.text)
    end = invitation.start() if invitation else end
    signed = _SIGNED.search(part.text[:end])
    if signed and _is_site(_key(signed["name"]), site_keys(publisher, url)):
        end = signed.start()
    if len(words_of(part.text[:end])) < _LEAST_WORDS:
        return [part]
    return [piece for piece in (Part(part.kind, part.text[:end]), Part("junk", part.text[end:])) if piece.text]


def site_keys(publisher: str | None, url: str | None) -> frozenset[str]:
    """Return the names of a site as they are compared: letters and digits alone, of its publisher, its host and its label."""
    keys = {_key(publisher or "")}
    for host in (_host(url), publisher if publisher and "." in publisher and " " not in publisher else None):
        if host:
            labels = [label for label in host.casefold().split(".") if label not in _LABELS]
            keys |= {_key(host.casefold().removeprefix("www.")), *map(_key, labels[:-1] or labels)}
    return frozenset(key for key in keys if len(key) >= _SHORTEST_NAME)


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _key(name: str) -> str:
    return "".join(words_of(name)).removeprefix("the")


def _end_of_headline(title: str, sites: frozenset[str]) -> int:
    """Return where the headline ends within ``title``."""
    end, named = len(title), False
    for at, crumb in _ends(title):
        tail = words_of(title[at:end])
        if not 0 < len(tail) <= _MOST_WORDS or len(words_of(title[:at])) < _LEAST_WORDS:
            break
        if not named and not _is_site(_key(title[at:end]), sites):
            break
        if named and not crumb:
            break
        end, named = at, True
    for printed in (_LAST_STAMP, _PICTURES):
        found = printed.search(title[:end].rstrip())
        if found and len(words_of(title[: found.start()])) >= _LEAST_WORDS:
            end = found.start()
    return end


def _ends(title: str) -> Iterator[tuple[int, bool]]:
    """Yield where the last, the last but one, ... separated piece of a title begins to be parted, and if by a crumb's mark."""
    for match in reversed(list(_SEPARATOR.finditer(title))):
        yield match.start(), bool(match["crumb"] or match["bar"])


def _is_site(key: str, sites: frozenset[str]) -> bool:
    return any(key == site or (key.startswith(site) and key[len(site) :] in _LABELS) for site in sites)


def _printed_again(title: str, text: str, begin: int) -> int:
    """Return where the words of ``title`` end that stand at ``begin`` as a sentence, more following; ``begin`` if they do not."""
    words = words_of(title) if len(title) <= _LONGEST else ()
    for match in re.finditer(r"[.!?…:]+[\"'’”»)]*\s+(?=\S)", text[begin : begin + 2 * len(title) + 40]):
        found = words_of(text[begin : begin + match.end()])
        if len(found) > len(words):
            break
        if found == words:
            return begin + match.end()
    return begin
