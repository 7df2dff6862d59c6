"""Findings put aside while all events of a ledger are made, so that a large ledger is read once and memory stays flat."""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from types import TracebackType

from fogline.flow.fusing.shelf import encode
from fogline.records.ledger import Finding


class Aside:
    """Findings by the id of their claim, in a temporary file; without the outlines of their places, by which no event is made."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed on exit
        self._at: dict[str, tuple[int, int]] = {}
        self._end = 0

    def __enter__(self) -> "Aside":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, finding: Finding) -> bytes:
        """Put a finding aside; return it as it was encoded."""
        claim = finding.claim
        if claim.place is not None and claim.place.geometry is not None:
            finding = replace(finding, claim=replace(claim, place=replace(claim.place, geometry=None)))
        body = encode(finding)
        self._file.write(body)
        self._at[claim.id] = self._end, len(body)
        self._end += len(body)
        return body

    def get(self, claims: Iterable[str]) -> dict[str, bytes]:
        """Return the findings of claims as they were encoded; those that were not put aside are left out."""
        self._file.flush()
        file = self._file.fileno()
        return {claim: os.pread(file, at[1], at[0]) for claim in claims if (at := self._at.get(claim)) is not None}
