"""Which columns of a table (or keys of JSON) hold what: as the user says, else guessed from common names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from fogline.documents.collecting.dates import day_of, day_order
from fogline.records.errors import InputError, UsageError

Role = Literal["date", "publisher", "url", "title", "text"]
ROLES: tuple[Role, ...] = get_args(Role)
_NAMES: dict[Role, tuple[str, ...]] = {
    # The likeliest first. Folded: small letters and digits only.
    "date": tuple(
        """datepublished publisheddate publishedat publicationdate publicationdatetime datepublication dateofpublication
        publishdate publishedon published pubdate pubdatetime publishtime publishedtime firstpublished date datetime
        dateposted postdate posteddate postedat posted dateutc timestamp createdat datecreated created time day seendate
        dateiso isodate dateadded eventdate incidentdate dateofincident dateofevent when datereported reportedon
        reportdate reportingdate dateofreport tag meldedatum tagdermeldung erscheinungsdatum jour día dia дата fecha datum
        veröffentlicht publicado publié التاريخ تاريخ""".split()
    ),
    "publisher": tuple(
        """publisher publishername publication publicationname outlet outletname mediaoutlet media mediasource newspaper
        sourcename newssource source sourcedomain site sitename website domain hostname channel channelname channeltitle
        agency feed feedname feedtitle account author username screenname издание источник
        джерело видання quelle zeitung medium medio fuente média المصدر""".split()
    ),
    "url": tuple(
        """url link articleurl sourceurl newsurl weburl pageurl canonicalurl href uri address permalink articlelink
        sourcelink urls links guid src ссылка посилання enlace الرابط""".split()
    ),
    "title": tuple(
        """title headline articletitle newstitle posttitle pagetitle heading head subject name header заголовок titulo
        título titel titre überschrift schlagzeile titular العنوان""".split()
    ),
    "text": tuple(
        """text fulltext articletext article articlebody body bodytext content contenttext maintext maincontent rawtext
        plaintext cleantext newstext posttext story message messagetext post tweet tweettext description desc lead lede
        summary abstract excerpt snippet standfirst subtitle subheading notes comment narrative текст
        текстсообщения texto cuerpo contenido texte contenu inhalt textkörper النص
        meldung nachricht bericht beschreibung noticia descripción descripcion resumen corps описание сообщение опис повідомлення
        body details detail incident incidentdescription eventdescription whathappened remarks information info event observation
        testimony statement report narration""".split()
    ),
}
_ADDRESS = re.compile(r"\s*https?://\S+\s*$", re.I)
_CODED = {
    "ACLED": frozenset({"eventidcnty", "subeventtype", "actor1"}),
    "UCDP GED": frozenset({"typeofviolence", "dyadname", "sidea"}),
}
"""Columns by which a table of another database is known: its rows are coded events and no reports."""
_PROSE = 40  # characters that cells of running text have at least, on average
_DAYS = 100  # rows by which a column of days is told
RUNNING = 4  # blanks in a cell of running text, at least
_SPLIT = re.compile(r"[,;\t|]")


@dataclass(frozen=True, slots=True)
class Columns:
    """For each role the columns that hold it, in the order their words are joined."""

    date: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    text: tuple[str, ...] = ()

    def of(self, role: Role) -> tuple[str, ...]:
        """Return the columns of a role."""
        columns: tuple[str, ...] = getattr(self, role)
        return columns

    def __str__(self) -> str:
        return ",".join(f"{role}={'+'.join(self.of(role))}" for role in ROLES if self.of(role))


def parse_columns(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return the mapping that a user wrote as ``date=published_at,text=lead+body``; ``UsageError`` where it is none.

    A role without a column (``publisher=``) is not guessed either.
    """
    mapping: dict[str, tuple[str, ...]] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        role, equals, names = part.partition("=")
        if role.strip() not in ROLES or not equals:
            raise UsageError(
                f"columns: got {part!r}; want {', '.join(ROLES)} with a column each, such as date=published_at,text=lead+body"
            )
        mapping[role.strip()] = tuple(name.strip() for name in names.split("+") if name.strip())
    return mapping


def choose_columns(
    names: Sequence[str], samples: Sequence[Mapping[str, str]], asked: Mapping[str, tuple[str, ...]]
) -> Columns:
    """Return which of ``names`` hold what: those ``asked`` for, the others guessed by name and by what ``samples`` show.

    ``UsageError`` where a column asked for is not there, or no column of title or text is found.
    """
    _refuse_coded(names, asked)
    chosen: dict[str, tuple[str, ...]] = {}
    for role, wanted in asked.items():
        if role not in ROLES:
            raise UsageError(f"columns: got {role!r}; want {', '.join(ROLES)}")
        chosen[role] = tuple(_found(name, names) for name in wanted)
    taken = {name for columns in chosen.values() for name in columns}
    addresses = {name for name in names if _are_addresses(samples, name)}
    for role in ROLES:
        if role in chosen:
            continue
        free = [name for name in names if name not in taken and (role == "url" or name not in addresses)]
        best = _guess(role, free, samples)
        if best is None and role == "url":
            best = next((name for name in names if name in addresses and name not in taken), None)
        if best is None and role == "text":
            best = _prose(free, samples)
        if best is not None:
            chosen[role] = (best,)
            taken.add(best)
    columns = Columns(**chosen)
    if not columns.title and not columns.text:
        if not names:
            raise InputError("holds no field of text in any of its objects")
        raise UsageError(
            f"found no column of title or text among {shown(names)}; name them, such as --columns title=...,text=..."
        )
    return columns


def without_words(kind: str, columns: Columns, cells: Mapping[str, str]) -> str:
    """Return what is wrong with a row or object that holds no words where they are looked for, and what names them.

    ``kind`` is what its parts are called ("columns", "fields").
    """
    looked = columns.title + columns.text
    others = [name for name, value in cells.items() if value.strip() and name not in looked]
    wordy = [name for name in others if fold(name) in _NAMES["text"] or cells[name].count(" ") >= RUNNING]
    said = f"has no words in its {kind} {shown(looked)}"
    if not wordy:
        return said
    text = "+".join((*columns.text, wordy[0]))
    return f"{said}; there are some in {shown(wordy)}: name them, such as --columns text={text}"


def undated(columns: Columns, names: Iterable[str], samples: Sequence[Mapping[str, str]]) -> str:
    """Return a hint at a column that holds nothing but days, where no column of the date was found; else nothing.

    It is not taken unasked: it may tell when something happened, or when the row was changed.
    """
    if columns.date:
        return ""
    taken = {name for role in ROLES for name in columns.of(role)}
    days = [name for name in names if name not in taken and _are_days(samples, name)]
    return f"; no date was found: {shown(days)} may hold it (--columns date={days[0]})" if days else ""


def names_columns(head: bytes) -> bool:
    """Tell whether text begins with a line that names columns: two roles at least, one of them title or text."""
    line = head.split(b"\n", maxsplit=1)[0][:2000].decode("utf-8", "replace")
    cells = [fold(cell) for cell in _SPLIT.split(line)]
    if len(cells) < 2 or head.count(b"\n") < 1:
        return False
    roles = {role for role in ROLES if any(cell in _NAMES[role] for cell in cells)}
    known = sum(any(cell in names for names in _NAMES.values()) for cell in cells)
    return len(roles) >= 2 and bool(roles & {"title", "text"}) and known * 2 >= len(cells)


def fold(name: str) -> str:
    """Return a column's name as names are compared: small letters and digits only."""
    return "".join(char for char in name.casefold() if char.isalnum())


def shown(names: Iterable[str]) -> str:
    """Return names for people, not too many of them."""
    listed = list(names)
    return ", ".join(repr(name[:60]) for name in listed[:20]) + (
        f" and {len(listed) - 20} more" if len(listed) > 20 else ""
    )


def _found(name: str, names: Sequence[str]) -> str:
    same = [each for each in names if each == name] or [each for each in names if fold(each) == fold(name)]
    if not same:
        raise UsageError(f"columns: there is no column {name!r}; there are {shown(names)}")
    return same[0]


def _guess(role: Role, names: Sequence[str], samples: Sequence[Mapping[str, str]]) -> str | None:
    """Return the column whose name speaks best for the role, among those that hold something in the samples first."""
    ranks = {name: rank for rank, name in enumerate(_NAMES[role])}
    fitting = [name for name in names if fold(name) in ranks]
    if not fitting:
        return None
    return min(fitting, key=lambda name: (not _is_filled(samples, name), ranks[fold(name)], names.index(name)))


def _prose(names: Sequence[str], samples: Sequence[Mapping[str, str]]) -> str | None:
    """Return the column whose cells hold most running text, ``None`` where none does."""
    lengths = {name: _mean_prose(samples, name) for name in names}
    longest = max(lengths, key=lambda name: lengths[name], default=None)
    return longest if longest is not None and lengths[longest] >= _PROSE else None


def _mean_prose(samples: Sequence[Mapping[str, str]], name: str) -> float:
    cells = [cell for sample in samples if (cell := sample.get(name, "").strip())]
    return sum(len(cell) for cell in cells if cell.count(" ") >= RUNNING) / len(cells) if cells else 0.0


def _refuse_coded(names: Sequence[str], asked: Mapping[str, tuple[str, ...]]) -> None:
    """Raise ``UsageError`` for a table of a known database of coded events, unless the user names the column of the text."""
    folded = {fold(name) for name in names}
    base = next((base for base, marks in _CODED.items() if marks <= folded), None)
    if base is not None and not asked.get("text"):
        raise UsageError(
            f"got a table of {base}, whose rows are coded events: `fogline import` takes in its places, actors and counts; "
            "to read its notes as reports all the same, name their column: --columns text=notes"
        )


def _is_filled(samples: Sequence[Mapping[str, str]], name: str) -> bool:
    return not samples or any(sample.get(name, "").strip() for sample in samples)


def _are_days(samples: Sequence[Mapping[str, str]], name: str) -> bool:
    values = [value for sample in samples[:_DAYS] if (value := sample.get(name, "").strip())]
    order = day_order(values)
    return bool(values) and all(day_of(value[:100], order).start is not None for value in values)


def _are_addresses(samples: Sequence[Mapping[str, str]], name: str) -> bool:
    values = [value for sample in samples if (value := sample.get(name, "").strip())]
    return bool(values) and sum(_ADDRESS.match(value) is not None for value in values) * 2 > len(values)
