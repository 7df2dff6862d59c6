"""Names in one document: the fullest form of each, and the role and side that stand beside it somewhere."""

import re
from dataclasses import dataclass, field

from fogline.claims.page import Page
from fogline.claims.parties import look_up, side_in
from fogline.claims.words import plain, without_article
from fogline.records import Mention, Span

ROLE = re.compile(
    r"\b(?:president|premier|minister|secretary|chancellor|king|queen|prince|governor|mayor|head|chief|leader|commander|general|"
    r"colonel|major|captain|lieutenant|admiral|sergeant|brigadier|marshal|spokes(?:man|woman|person)|ambassador|envoy|diplomat|"
    r"adviser|advisor|aide|deputy|lawmaker|senator|congressman|analyst|expert|director|coordinator|official|editor|professor|"
    r"judge|prosecutor|journalist|reporter|correspondent|activist|doctor|surgeon|negotiator|representative|chairman|chairwoman|"
    r"speaker|ombudsman|commissioner|inspector|researcher|fellow|historian|warlord|ayatollah|sheikh|emir|pope|archbishop|bishop)s?\b",
    re.IGNORECASE,
)
NON_OFFICIAL = re.compile(
    r"\b(?:analysts?|experts?|researchers?|fellow|professor|historian|journalists?|reporters?|correspondent|author|scholar|lecturer)\b",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(
    rf"[A-Z][\w.'’-]*|of|and|foreign|prime|deputy|vice|regional|interior|defen[cs]e|former|ex-\w+|press|acting|military|security|"
    rf"senior|state|presidential|national|police|rebel|separatist|army|navy|naval|local|chief|opposition|party|"
    rf"(?:\w+-)?(?:{ROLE.pattern})",
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the document says beside a name: the role words and the side they give."""

    role: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one page; :meth:`fullest` and :meth:`bearing` answer from what the page itself says, then from the table."""

    page: Page
    full: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    bearings: dict[str, Bearing] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> "Names":
        """Gather the names of ``page``."""
        names = cls(page)
        persons = [mention for mention in page.mentions if mention.type == "PERSON"]
        for mention in persons:
            words = plain(page.words(mention.span)).split()
            if len(words) > 1:
                names.full.setdefault(_key(words[-1]), []).append((mention.start, " ".join(words)))
        for mention in page.mentions:
            if mention.type in ("ORG", "FORCE"):
                names._gather_acronym(mention)
        for mention in persons:
            names._gather_bearing(mention)
        return names

    def fullest(self, mention: Mention) -> str:
        """Return the fullest form of the name at ``mention``: "Zelensky" -> "Volodymyr Zelensky"."""
        name = re.sub(r"['’]s?$", "", without_article(plain(self.page.words(mention.span))))
        known = look_up(name)
        if mention.type == "PERSON":
            if known is not None and known.kind == "person":
                return known.name
            return self._full_person(name, mention.start)
        if known is not None and known.kind not in ("person", "demonym"):
            return known.name
        acronym = self.full.get("=" + name)
        return acronym[0][1] if acronym else name

    def alone(self, name: str, position: int) -> str | None:
        """Return the full name of a bare surname that nobody marked, if the page has one: "Tellez" -> "Omar Tellez"."""
        if not re.fullmatch(r"[A-Z][\w'’-]+", name) or _key(name) not in self.full:
            return None
        return self._full_person(name, position)

    def bearing(self, name: str) -> Bearing:
        """Return the role and side that the page gives to the (fullest) name."""
        return self.bearings.get(name, Bearing())

    def _full_person(self, name: str, position: int) -> str:
        words = name.split()
        if not words:
            return name
        forms = self.full.get(_key(words[-1])) or self._nearly(words[-1])
        fitting = [(start, form) for start, form in forms if len(words) == 1 or form.endswith(name) or name in form]
        before = [entry for entry in fitting if entry[0] <= position]
        near = max(before, default=min(fitting, default=(0, name)))[1]
        # Of the forms that end in the nearest one ("Smith", "Anna Smith", "Anna Jane Smith") the longest counts.
        same = [form for _, form in fitting if set(near.split()) <= set(form.split())]
        return max([*same, near, name], key=len)

    def _nearly(self, surname: str) -> list[tuple[int, str]]:
        """Return the full names whose surname differs in one letter: one person spelt in two ways."""
        key = _key(surname)
        if len(key) < 7:
            return []
        return [
            form for other, forms in self.full.items() if len(other) >= 7 and _one_off(key, other) for form in forms
        ]

    def _gather_acronym(self, mention: Mention) -> None:
        text, page = self.page.text, self.page
        follows = re.match(r"\s*\(([A-Z][A-Z.\-]{1,6})\)", text[mention.end : mention.end + 12])
        if follows:
            self.full.setdefault("=" + follows.group(1), []).append(
                (mention.start, without_article(page.words(mention.span)))
            )

    def _gather_bearing(self, mention: Mention) -> None:
        sentence = self.page.sentence_of(mention.span)
        before = _title(self.page.text[sentence.start : mention.start])
        after = _apposition(self.page, mention.span)
        words = [part for part in (before, after) if part and ROLE.search(part)]
        if not words:
            return
        name = self.fullest(mention)
        old = self.bearing(name)
        sides = (side_in(part, people_only=bool(NON_OFFICIAL.search(part))) for part in words)
        self.bearings[name] = Bearing(
            old.role or without_article(words[0]), old.side or next(filter(None, sides), None)
        )


def _title(before: str) -> str:
    """Return the words of rank and office right before a name: "Ukrainian deputy defence minister"."""
    words: list[str] = []
    for word in reversed(before.split()[-8:]):
        if not _TITLE_WORD.fullmatch(word):
            break
        words.insert(0, word)
    while words and words[0] in ("of", "and"):
        words.pop(0)
    return " ".join(words)


def _apposition(page: Page, span: Span) -> str:
    match = re.match(r", ((?:the |an? )?[^,.;:\"“”]{3,90})(?=[,.;])", page.text[span.end : span.end + 100])
    return match.group(1) if match else ""


def _key(surname: str) -> str:
    return plain(surname).casefold().strip(".,")


def _one_off(one: str, other: str) -> bool:
    """Tell whether two words of seven letters or more differ by one letter changed, added or left out, but not the first."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    head = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[head:], other[head:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]
