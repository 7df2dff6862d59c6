"""Names in one document: the fullest form of each, and the role and side that stand beside it somewhere."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from fogline.claims.page import Page
from fogline.claims.parties.offices import ROLES
from fogline.claims.parties.spellings import known_person, same_person, same_surname, shelf
from fogline.claims.parties.table import look_up, side_in
from fogline.claims.words import plain, without_article
from fogline.records import Mention, Span

ROLE = re.compile(rf"\b(?:{'|'.join(sorted(ROLES))})s?\b", re.IGNORECASE)
NON_OFFICIAL = re.compile(
    r"\b(?:analysts?|experts?|researchers?|fellow|professor|historian|journalists?|reporters?|correspondent|author|scholar|lecturer)\b",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:Gen|Col|Maj|Lt|Capt|Sgt|Brig|Cmdr|Adm|Dr|Prof|Mr|Mrs|Ms|Rev|Sen|Rep|Gov|Amb|Sir|Lord)\.?|\w+[-‑]General",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(
    rf"[A-Z][\w.'’-]*|of|and|foreign|prime|deputy|vice|regional|interior|defen[cs]e|former|ex-\w+|press|acting|military|security|"
    rf"senior|state|presidential|national|police|rebel|separatist|army|navy|naval|local|chief|opposition|party|"
    rf"(?:\w+-)?(?:{ROLE.pattern})",
)


_OFFICE = re.compile(
    rf"(?:^|[\s“‘\"])(the (?:[\w-]+ ){{0,3}}?(?:{ROLE.pattern})(?: (?:of|for) [^,.;:]{{2,40}})?),\s$", re.IGNORECASE
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
    found: dict[Mention, str] = field(default_factory=dict)
    near: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # surnames spelt otherwise, as asked for
    fitting: dict[str, "_Fitting"] = field(default_factory=dict)  # full names that a shorter one may stand for
    one: dict[str, str] = field(default_factory=dict)  # each full form of a person -> the one that stands for all

    @classmethod
    def of(cls, page: Page) -> "Names":
        """Gather the names of ``page``."""
        names = cls(page)
        persons = [mention for mention in page.mentions if mention.type == "PERSON"]
        for mention in persons:
            words = _person_words(page.words(mention.span))
            if len(words) > 1:
                names.full.setdefault(_key(words[-1]), []).append((mention.start, " ".join(words)))
        names._unite()
        for mention in page.mentions:
            if mention.type in ("ORG", "FORCE"):
                names._gather_acronym(mention)
        for mention in persons:
            names._gather_bearing(mention)
        names.found.clear()  # what was found before all was gathered
        return names

    def fullest(self, mention: Mention) -> str:
        """Return the fullest form of the name at ``mention``: "Zelensky" -> "Volodymyr Zelensky"."""
        if mention not in self.found:
            self.found[mention] = self._fullest(mention)
        return self.found[mention]

    def _fullest(self, mention: Mention) -> str:
        name = _without_possessive(without_article(plain(self.page.words(mention.span))))
        known = look_up(name)
        if mention.type == "PERSON":
            if known is not None and known.kind == "person":
                return known.name
            if known is not None and known.kind in ("state", "capital", "ministry") and _key(name) not in self.full:
                return known.name  # a capital that a reader took for a person
            return self._full_person(" ".join(_person_words(name)) or name, mention.start)
        if known is not None and known.kind != "demonym":
            return known.name
        acronym = self.full.get("=" + name)
        return acronym[0][1] if acronym else self.alone(name, mention.start) or name

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
        if self.one.get(name, name) != name:
            return self.one[name]
        if name not in self.fitting:
            self.fitting[name] = _Fitting.of(name, self.full.get(_key(words[-1])) or self._nearly(words[-1]))
        longest = self.fitting[name].longest(name, position)
        return self.one.get(longest, longest)

    def _unite(self) -> None:
        """Let one form stand for all spellings of a full name: that of the table, else the first with the most words."""
        forms = {form: start for entries in self.full.values() for start, form in reversed(entries)}
        shelves: dict[tuple[str, str], list[list[str]]] = {}  # spellings of one name begin with the same letters
        for form in sorted(forms, key=lambda form: forms[form]):
            words = form.split()
            groups = shelves.setdefault((shelf(words[0]), shelf(words[-1])), [])
            group = next((group for group in groups if same_person(group[0], form)), None)
            if group is None:
                groups.append([form])
            else:
                group.append(form)
        for group in (group for groups in shelves.values() for group in groups):
            known = next((found for form in group if (found := look_up(form) or known_person(form))), None)
            of_table = known is not None and known.kind == "person"
            name = known.name if known is not None and of_table else max(group, key=lambda form: len(form.split()))
            self.one.update(dict.fromkeys(group, name))

    def _nearly(self, surname: str) -> list[tuple[int, str]]:
        """Return the full names whose surname is this one spelt in another way."""
        if surname not in self.near:
            self.near[surname] = [
                entry
                for key, forms in self.full.items()
                for entry in forms
                if not key.startswith("=") and same_surname(surname, entry[1].split()[-1])
            ]
        return self.near[surname]

    def _gather_acronym(self, mention: Mention) -> None:
        text, page = self.page.text, self.page
        follows = re.match(r"\s*\(([A-Z][A-Z.\-]{1,6})\)", text[mention.end : mention.end + 12])
        if follows:
            self.full.setdefault("=" + follows.group(1), []).append(
                (mention.start, without_article(page.words(mention.span)))
            )

    def _gather_bearing(self, mention: Mention) -> None:
        sentence = self.page.sentence_of(mention.span)
        text = self.page.text[sentence.start : mention.start]
        before = _title(text) or _office(text)
        after = _apposition(self.page, mention.span)
        words = [part for part in (before, after) if part and ROLE.search(part)]
        if not words:
            return
        name = self.fullest(mention)
        old = self.bearing(name)
        sides = (side_in(part, people_only=bool(NON_OFFICIAL.search(part))) for part in words)
        bearing = Bearing(old.role or without_article(words[0]), old.side or next(filter(None, sides), None))
        known = known_person(name, bearing.side) if bearing.side and " " not in name else None
        if known is not None:  # "NATO chief Stoltenburg": the office agrees with one of the table
            self.one[name] = known.name
            self.bearings[known.name] = bearing
        self.bearings[name] = bearing


@dataclass(frozen=True, slots=True)
class _Fitting:
    """The full names that a name may stand for, by place, and each of them once."""

    starts: tuple[int, ...]
    placed: tuple[str, ...]
    forms: tuple[str, ...]

    @classmethod
    def of(cls, name: str, forms: Iterable[tuple[int, str]]) -> "_Fitting":
        """Choose from all full names that end like ``name``."""
        alone = len(name.split()) == 1
        fitting = [(start, form) for start, form in forms if alone or form.endswith(name) or name in form]
        starts, placed = zip(*sorted(fitting), strict=True) if fitting else ((), ())
        return cls(starts, placed, tuple(dict.fromkeys(form for _, form in fitting)))

    def longest(self, name: str, position: int) -> str:
        """Return the longest form of the full name that stands nearest before ``position``, or of the first one."""
        at = bisect_right(self.starts, position)
        near = self.placed[max(0, at - 1)] if self.placed else name
        # Of the forms that end in the nearest one ("Smith", "Anna Smith", "Anna Jane Smith") the longest counts.
        same = [form for form in self.forms if set(near.split()) <= set(form.split())]
        return max([*same, near, name], key=len)


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


def _office(before: str) -> str:
    """Return the office that stands before a name and its comma: "The governor of North Orvel, Ada Brenn"."""
    match = _OFFICE.search(before)
    return match.group(1) if match else ""


def _apposition(page: Page, span: Span) -> str:
    match = re.match(r", ((?:the |an? )?[^,.;:\"“”]{3,90})(?=[,.;])", page.text[span.end : span.end + 100])
    return match.group(1) if match else ""


def _key(surname: str) -> str:
    return plain(surname).casefold().strip(".,")


def _person_words(words: str) -> list[str]:
    """Return the words of a person's name without rank and possessive: "Gen. Abdel Burhan's" -> "Abdel Burhan"."""
    found = _without_possessive(plain(words)).split()
    while len(found) > 1 and (_RANK.fullmatch(found[0]) or ROLE.fullmatch(found[0])):
        found.pop(0)
    return found


def _without_possessive(name: str) -> str:
    return re.sub(r"['’‘]s?$", "", name)
