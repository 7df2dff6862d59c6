"""Claims as they lie in the database: those of one reading packed together, without what stands beside them in their rows.

Claims of one text have much in common, so packed together they take half the room. Up to :data:`TOGETHER` of them are, in the
row of the first; each row says how many claims before it in the text that one is. The names of claims and their geometries lie in
columns of their own. A body of an older ledger may be that of one claim alone, its name included.

Where it is known what the sentences of the claims mean, the vectors stand before them, each once: a byte :data:`_MEANT`, how many
claims, how many vectors, how many bytes a vector has, for each claim which of them is its own (0: none), the vectors. Before
all that stands the vector of what the document is about, where it is known: a byte :data:`_GIST`, its length, the vector.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec

from fogline.ledger.sql.bodies import pack, unpack, unpack_text
from fogline.ledger.sql.forms import with_geometry
from fogline.records import Claim
from fogline.records.errors import InputError

TOGETHER = 64
"""At most so many claims are packed together: whoever wants one has to unpack them all."""

_MEANT = 2
"""The first byte of a body with vectors; the others are kinds of packing (:mod:`~fogline.ledger.sql.bodies`)."""

_GIST = 3
"""The same for a body with the vector of the document."""

_NAMED = b'{"id":"",'
_UNPLACED = b'"geometry":null'


class Pack(NamedTuple):
    """Claims packed together: the JSON of each, the vector of its sentence and that of the document (empty: not known)."""

    bodies: Sequence[msgspec.Raw]
    meanings: Sequence[bytes]
    gist: bytes = b""


def pack_claims(claims: Sequence[Claim], meanings: Sequence[bytes] = (), gist: bytes = b"") -> bytes:
    """Return the body of claims that follow each other in a reading; ``meanings``: the vectors of their sentences, ``gist``:
    that of their document, if known.
    """
    bare = (msgspec.json.encode(replace(with_geometry(claim, None), id="")) for claim in claims)
    about = bytes([_GIST, len(gist)]) + gist if gist else b""
    return about + _meant(meanings) + pack_bare([b"{" + body.removeprefix(_NAMED) for body in bare])


def pack_bare(bodies: Sequence[bytes]) -> bytes:
    """Return the body of claims given as JSON without their names."""
    return pack(b"[" + b",".join(bodies) + b"]")


def without_name(body: bytes, name: str) -> bytes | None:
    """Return the JSON of a claim without its name; ``None`` where it does not begin with that name."""
    named = _named(name)
    return b"{" + body.removeprefix(named) if body.startswith(named) else None


def _meant(meanings: Sequence[bytes]) -> bytes:
    """Return what stands before claims whose sentences have these vectors."""
    vectors = list(dict.fromkeys(vector for vector in meanings if vector))
    if not vectors:
        return b""
    place = {vector: number for number, vector in enumerate(vectors, 1)}
    which = bytes(place.get(vector, 0) for vector in meanings)
    return bytes([_MEANT, len(meanings), len(vectors), len(vectors[0])]) + which + b"".join(vectors)


def unpack_claims(body: bytes) -> Pack:
    """Return the claims in a body; ``InputError`` if it is damaged."""
    gist = b""
    if body[:1] == bytes([_GIST]):
        end = 2 + sum(body[1:2])
        gist, body = body[2:end], body[end:]
    if body[:1] != bytes([_MEANT]):
        bodies = _bodies(body)
        return Pack(bodies, [b""] * len(bodies), gist)
    try:
        claims, vectors, size = body[1:4]
        which, rest = body[4 : 4 + claims], body[4 + claims :]
        known = [b"", *(rest[at : at + size] for at in range(0, vectors * size, size))]
        pack = Pack(_bodies(rest[vectors * size :]), [known[number] for number in which], gist)
    except (IndexError, ValueError) as error:
        raise InputError("the ledger is damaged: vectors of claims are cut; run 'fogline ledger verify'") from error
    if len(pack.bodies) != len(pack.meanings):
        raise InputError(
            f"the ledger is damaged: {len(pack.bodies)} claims have {len(pack.meanings)} vectors; run 'fogline ledger verify'"
        )
    return pack


def _bodies(body: bytes) -> Sequence[msgspec.Raw]:
    data = unpack(body)
    if not data.startswith(b"["):
        return [msgspec.Raw(data)]
    try:
        return msgspec.json.decode(data, type=list[msgspec.Raw])
    except ValueError as error:
        raise InputError(
            f"the ledger is damaged: no claims packed together ({error}); run 'fogline ledger verify'"
        ) from error


def claim_in(bodies: Sequence[msgspec.Raw], before: int, name: str, geometry: bytes | None) -> Claim:
    """Return the claim of this name, so many claims behind the first of ``bodies``; ``InputError`` if it is none."""
    try:
        body = bytes(bodies[before])
        whole = body if body.startswith(b'{"id":') else _named(name) + body[1:]
        claim = msgspec.json.decode(whole if geometry is None else _placed(whole, geometry), type=Claim)
    except (IndexError, ValueError) as error:
        raise InputError(
            f"the ledger is damaged: claim {name} cannot be read ({error}); run 'fogline ledger verify'"
        ) from error
    if claim.id != name:
        raise InputError(f"the ledger is damaged: claim {name} has the name {claim.id}; run 'fogline ledger verify'")
    return claim


def _placed(body: bytes, geometry: bytes) -> bytes:
    """Return the JSON of a claim with the geometry of its place; within a text, the quotes of its field would be escaped."""
    return body.replace(_UNPLACED, b'"geometry":' + msgspec.json.encode(unpack_text(geometry)), 1)


def _named(name: str) -> bytes:
    return b'{"id":' + msgspec.json.encode(name) + b","
