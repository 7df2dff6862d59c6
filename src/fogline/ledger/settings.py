"""The settings of a ledger: which there are, what each may be, and their values for a program."""

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from fogline.records.errors import UsageError
from fogline.records.ledger import Setting

PublisherKind = Literal[
    "agency", "newspaper", "broadcaster", "government", "military", "ngo", "un", "blog", "social", "other"
]
_PUBLISHER = "publisher/"
_DURATION = re.compile(r"(\d{1,5})\s*(h|hours?|d|days?|w|weeks?)", re.IGNORECASE)
_HOURS = {"h": 1, "d": 24, "w": 168}


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is stated of a publisher: its side (a code of the table of parties), its kind, and its reliability (A to F)."""

    name: str
    side: str | None = None
    kind: PublisherKind | None = None
    reliability: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerSettings:
    """All settings of a ledger with their values.

    ``theatre`` are countries (ISO 3166 alpha-2) that names without context are looked for in first, ``languages`` those
    (ISO 639-1) that documents are expected in. With ``redact`` names of private persons and exact places of civilians are hidden
    in all that leaves the ledger, and packages and originals, which cannot hide them, leave only when somebody says why; what is
    younger than ``delay`` does not leave. What is stated of publishers counts when events are graded; ``languages`` are kept.
    """

    theatre: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    redact: bool = False
    delay: datetime.timedelta = datetime.timedelta()
    publishers: Mapping[str, Publisher] = field(default_factory=dict)


def checked(key: str, value: str) -> tuple[str, str]:
    """Return a setting's key and its value as JSON text from what a user wrote; ``UsageError`` where there is no such setting or
    it cannot have that value."""
    name = key.strip()
    if name.startswith(_PUBLISHER) and name.removeprefix(_PUBLISHER).strip():
        return name, _json(_publisher_value(value))
    if name not in _PLAIN:
        raise UsageError(f"got {key!r}; the settings are {', '.join(sorted(_PLAIN))} and {_PUBLISHER}NAME")
    return name, _json(_PLAIN[name].read(value.strip()))


def settings_of(values: Mapping[str, Setting]) -> LedgerSettings:
    """Return the settings that the latest ``values`` make; a key of a newer Fogline is passed over."""
    found = {key: json.loads(setting.value) for key, setting in values.items()}
    publishers = {
        key.removeprefix(_PUBLISHER): _publisher(key.removeprefix(_PUBLISHER), value)
        for key, value in found.items()
        if key.startswith(_PUBLISHER) and isinstance(value, dict)
    }
    return LedgerSettings(
        theatre=tuple(found.get("theatre", ())),
        languages=tuple(found.get("languages", ())),
        redact=bool(found.get("redact", False)),
        delay=datetime.timedelta(hours=found.get("delay", 0)),
        publishers=publishers,
    )


def value_words(setting: Setting) -> str:
    """Return a setting's value as a user would write it: "UA,RU", "on", "72h", "side=UA kind=newspaper"."""
    value = json.loads(setting.value)
    if isinstance(value, bool):
        return "on" if value else "off"
    if setting.key == "delay":
        return _duration(value) if value else "off"
    if isinstance(value, list):
        return ",".join(map(str, value)) or "none"
    if isinstance(value, dict):
        return " ".join(f"{name}={one}" for name, one in value.items()) or "nothing known"
    return str(value)


def described() -> dict[str, str]:
    """Return every setting with what it may be, for help."""
    return {name: plain.words for name, plain in _PLAIN.items()} | {
        f"{_PUBLISHER}NAME": f"side=CODE kind={'|'.join(get_args(PublisherKind))} reliability=A..F; any of them"
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _publisher(name: str, value: dict[str, str]) -> Publisher:
    kind = cast(PublisherKind | None, value.get("kind"))
    return Publisher(name, value.get("side"), kind, value.get("reliability"))


def _codes(what: str, pattern: str, example: str) -> Callable[[str], list[str]]:
    def read(text: str) -> list[str]:
        codes = [code for code in re.split(r"[\s,;]+", text) if code]
        wrong = [code for code in codes if not re.fullmatch(pattern, code)]
        if wrong:
            raise UsageError(f"got {wrong[0]!r}; want {what}, such as {example}; or nothing")
        return list(dict.fromkeys(codes))

    return read


def _yes_or_no(text: str) -> bool:
    if text.lower() in ("on", "yes", "true", "1"):
        return True
    if text.lower() in ("off", "no", "false", "0", ""):
        return False
    raise UsageError(f"got {text!r}; want on or off")


def _hours(text: str) -> int:
    if text in ("", "0", "off"):
        return 0
    found = _DURATION.fullmatch(text)
    if found is None:
        raise UsageError(f"got {text!r}; want hours, days or weeks, such as 48h, 7d or 2w; or off")
    return int(found[1]) * _HOURS[found[2][0].lower()]


def _duration(hours: int) -> str:
    """Return hours as people give them: up to three days in hours, then in whole weeks or days where they are whole."""
    for unit in ("w", "d"):
        if hours > 72 and not hours % _HOURS[unit]:
            return f"{hours // _HOURS[unit]}{unit}"
    return f"{hours}h"


def _publisher_value(text: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for part in text.split():
        name, equals, value = part.partition("=")
        if name not in ("side", "kind", "reliability") or not equals:
            raise UsageError(f"got {part!r}; want side=CODE, kind=KIND or reliability=A..F, any of them")
        given[name] = value
    if (kind := given.get("kind")) and kind not in get_args(PublisherKind):
        raise UsageError(f"got kind {kind!r}; want one of {', '.join(get_args(PublisherKind))}")
    if (reliability := given.get("reliability")) and reliability not in tuple("ABCDEF"):
        raise UsageError(
            f"got reliability {reliability!r}; want a letter from A (completely reliable) to F (cannot be judged)"
        )
    return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class _Plain:
    """One setting: what it may be in words, and how it is read."""

    words: str
    read: Callable[[str], object]


_PLAIN: Mapping[str, _Plain] = {
    "delay": _Plain("how old something must be to leave the ledger: 48h, 7d, 2w, or off", _hours),
    "languages": _Plain(
        "languages that documents are expected in, such as en,uk (kept on record)",
        _codes("codes of languages (ISO 639-1)", "[a-z]{2}", "en,uk"),
    ),
    "redact": _Plain("on: what leaves hides private persons and where civilians are; or off", _yes_or_no),
    "theatre": _Plain(
        "countries whose places come first, such as UA,RU", _codes("codes of countries (ISO 3166)", "[A-Z]{2}", "UA,RU")
    ),
}
