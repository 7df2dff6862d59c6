"""Findings put aside while all events of a ledger are made, so that a large ledger is read once and memory stays flat."""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from types import TracebackType

import msgspec

from fogline.records.ledger import Finding


class Aside:
    """Findings by the id of their claim, in a temporary file; without the outlines of their places, which no event rests on."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed on exit
        self._at: dict[str, tuple[int, int]] = {}
        self._end = 0
        self._decode = msgspec.msgpack.Decoder(Finding).decode

    def __enter__(self) -> "Aside":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, finding: Finding) -> None:
        """Put a finding aside."""
        claim = finding.claim
        if claim.place is not None and claim.place.geometry is not None:
            finding = replace(finding, claim=replace(claim, place=replace(claim.place, geometry=None)))
        body = msgspec.msgpack.encode(finding)
        self._file.write(body)
        self._at[claim.id] = self._end, len(body)
        self._end += len(body)

    def get(self, claims: Iterable[str]) -> dict[str, Finding]:
        """Return the findings of claims; those that were not put aside are left out."""
        self._file.flush()
        file = self._file.fileno()
        found = {}
        for claim in claims:
            if (place := self._at.get(claim)) is not None:
                found[claim] = self._decode(os.pread(file, place[1], place[0]))
        return found
