"""What `fogline find` is asked, as a ledger takes it: the fields of a question, and an area that claims must lie in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from fogline.records.errors import UsageError
from fogline.records.ledger import Box, Finding, Near

if TYPE_CHECKING:
    from fogline.flow import Ledger
    from fogline.flow.areas import Area

_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*")


@dataclass(frozen=True, slots=True)
class Question:
    """The fields of a question that were given (see ``ClaimFields``), and the area that places must lie in (``None``: any)."""

    fields: dict[str, Any]
    area: "Area | None" = None

    @classmethod
    def of(cls, asked: dict[str, Any]) -> "Question":
        """Return what is asked by options of the command; ``UsageError`` for what cannot be asked."""
        area = asked.pop("area")
        fields = _fields(asked)
        if area is None:
            return cls(fields)
        if "box" in fields:
            raise UsageError("find: got both --area and --box; give either")
        from fogline.flow.areas import area_of
        from fogline.flow.tools import open_places

        found = area_of(area, open_places())
        return cls(fields | {"box": Box(*found.box)}, found)

    def meant(self, ledger: "Ledger") -> "Question":
        """Return the question with whole ids where they were begun; ``UsageError`` for an id that is none."""
        from fogline.flow.beginnings import claim_ids_meant, document_ids_meant

        kinds = (("documents", document_ids_meant), ("claims", claim_ids_meant))
        known_on = self.fields.get("known_on")
        whole = {
            field: meant(ledger.store, self.fields[field], known_on) for field, meant in kinds if field in self.fields
        }
        return Question(self.fields | whole, self.area)

    def claims(self, ledger: "Ledger", limit: int | None = None) -> Iterable[Finding]:
        """Return the claims that fit, at most so many."""
        area = self.area
        if area is None:
            return ledger.claims(**self.fields, limit=limit)
        return islice((one for one in ledger.claims(**self.fields) if area.holds(one.claim.place)), limit)

    def count(self, ledger: "Ledger", *, timeless: bool = False) -> int:
        """Return how many claims fit; ``timeless``: whenever they happened."""
        fields = {name: value for name, value in self.fields.items() if not timeless or name not in ("since", "until")}
        if self.area is None:
            return ledger.count(**fields)
        return sum(1 for _ in Question(fields, self.area).claims(ledger))


def _fields(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of the question that were given, each in the shape that a ledger takes."""
    km, near, box, certainty = asked.pop("km"), asked.pop("near"), asked.pop("box"), asked.pop("certainty")
    question = {field: value for field, value in asked.items() if value}
    question.pop("repeated", None)
    if asked.get("repeated"):
        question["duplicates"] = True
    if "words" in question:
        question["words"] = " ".join(question["words"])
    if near:
        point = _POINT.fullmatch(near)
        question["near"] = Near(float(point[1]), float(point[2]), km) if point else (near, km)
    if box:
        question["box"] = _box(box)
    if certainty:
        question["certainty"] = _band(certainty)
    return question


def _box(text: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"--box: got {text!r}; want west,south,east,north in degrees, such as 36,49,38,50.5") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise UsageError(
            f"--box: got {text!r}; want longitudes from -180 to 180, latitudes from -90 to 90, south below north"
        )
    return Box(west, south, east, north)


def _band(text: str) -> tuple[float, float]:
    low, dots, high = text.partition("..")
    try:
        ends = (float(low or 0), float(high or 1)) if dots else (float(low), float(low))
    except ValueError:
        raise UsageError(
            f"--certainty: got {text!r}; want LOW..HIGH between 0 and 1, such as 0.8.. or 0.2..0.5"
        ) from None
    if not 0 <= ends[0] <= ends[1] <= 1:
        raise UsageError(f"--certainty: got {text!r}; want 0 <= LOW <= HIGH <= 1")
    return ends
