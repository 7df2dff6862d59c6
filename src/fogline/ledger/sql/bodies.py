"""Records as they lie in the database: JSON, packed small with a dictionary of what such JSON is made of.

The first byte names the dictionary; those that were ever used stay readable for good. 2 names none: with it begin claims with
vectors (:mod:`~fogline.ledger.sql.packs`).
"""

import zlib
from typing import TypeVar

import msgspec

from fogline.records.errors import InputError

T = TypeVar("T")

PLAIN = 0
NEWEST = 1

_CLAIM = (
    b'"channel":"press conference","channel":"television","channel":"Telegram","channel":"Facebook",'
    b'"precision":"country","region","district","line","exact","instant","part_of_day","week","month","year","interval",'
    b'"anchor":"sentence","anchor":"published",'
    b'"actors":[{"party":"Ukrainian forces","text":"Ukrainian",'
    b'"side":"UA","span":[{"party":"Russian forces","text":"Russian troops",'
    b'"side":"RU","span":[{"party":"civilians","text":"civilians","side":null,'
    b'"span":["role":"official","role":"witness",'
    b'"role":"military","reality":"possible","polarity":"negative","reality":"denied","reality":"future","reality":"hypothetical","type":"casualties",'
    b'"type":"air_strike","type":"attack","type":"shelling","type":"missile_strike","type":"statement","type":"advance",'
    b'"quantities":[{"low":1.0,"high":null,"approximate":true,"unit":null,"of":"people","of":"soldiers","span":['
    b'"fate":"killed","fate":"wounded","fate":null,"side":null,"whole":null}],"duplicate_of":null}'
    b'"duplicate_of":"","quantities":[],"when":{"derived_from":[","start":"2022-0","end":"2023-1","precision":"day","anchor":"published",'
    b'"candidates":[]},"when":null,"place":{"name":"Kharkiv","derived_from":[],"geonames_id":70,"latitude":48.,"longitude":37.,'
    b'"radius_km":5.0,"precision":"settlement","geometry":null,"words":"near ","confidence":0.99,"candidates":["geonames:7"],'
    b'"at_sea":false},"when":{"derived_from":[1,"start":null,"end":null,"precision":"unknown","anchor":null,"candidates":[]},'
    b'"quantities":[],"duplicate_of":null}"place":null,"when":null,"quantities":[],"duplicate_of":null}'
    b'{"id":"0123456789abcdef","evidence":[1,2],"chain":[{"party":"","text":"","role":null,"side":"UA","channel":null,"span":[1,2]},'
    b'{"party":"narrator","text":"narrator","role":"publisher","side":null,"channel":null,"span":null}],"frame":1,"type":"",'
    b'"reality":"factual","polarity":"positive","certainty":[0.9,1.0],"certainty_words":[],"actors":[],"targets":[],"place":null,'
    b'"targets":[{"party":"","text":"","side":null,"span":[1,2]}],'
)
_REPORT = (
    b'"type":"QUANTITY","type":"WEAPON","type":"FACILITY","type":"GROUP","type":"FORCE","type":"STATE","type":"TIME","type":"ORG",'
    b'"roles":[["instrument",["quantity",["origin",["destination",["time",["place",["target",["actor",1,2,0.99]],"confidence":0.98}'
    b',{"trigger":[1,2],"type":"attack","reality":"factual","roles":[["actor",1,2,1.0]],"confidence":1.0},{"source":null,"cue":[1,2],'
    b'"channel":null,"content":[[1,2]],"continues":false},{"start":1,"end":2,"type":"PERSON","value":""},{"start":1,"type":"PLACE"'
    b'{"kind":"text","start":0,"end":1,"origin":[0,1],"duplicate_of":null},{"kind":"title","kind":"caption","kind":"subhead","kind":"junk"'
    b'{"fogline":"0.","reader":{"name":"embedded","version":"","mentions":[{"start":0,"attributions":[{"source":[,"frames":['
    b'"title":"","publisher":"","url":"https://www.","language":"en","text":"","published":{"start":"202","end":"202","how":"metadata",'
    b'"evidence":[]},"blocks":[{"kind":"title","start":0,"end":'
)
_DICTIONARIES = {NEWEST: _REPORT + _CLAIM}


def pack(data: bytes) -> bytes:
    """Return bytes packed small; ``unpack`` gives them back."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15, zdict=_DICTIONARIES[NEWEST])
    packed = packer.compress(data) + packer.flush()
    return bytes([NEWEST]) + packed if len(packed) < len(data) else bytes([PLAIN]) + data


def unpack(body: bytes) -> bytes:
    """Return what was packed; ``InputError`` if it is damaged."""
    kind, data = body[:1], body[1:]
    if kind == bytes([PLAIN]):
        return data
    dictionary = _DICTIONARIES.get(kind[0]) if kind else None
    if dictionary is None:
        raise InputError(
            f"the ledger holds a record of an unknown form {kind!r}: damaged, or written by a newer Fogline"
        )
    try:
        unpacker = zlib.decompressobj(-15, zdict=dictionary)
        unpacked = unpacker.decompress(data) + unpacker.flush()
    except zlib.error as error:
        raise InputError(f"the ledger is damaged: {error}; run 'fogline ledger verify'") from error
    if not unpacker.eof or unpacker.unused_data:  # zlib gives what a cut stream still holds without a word
        how = "goes on past its end" if unpacker.eof else "was cut short"
        raise InputError(f"the ledger is damaged: a packed record {how}; run 'fogline ledger verify'")
    return unpacked


def pack_record(record: object) -> bytes:
    """Return a record as packed JSON."""
    return pack(msgspec.json.encode(record))


def unpack_record(body: bytes, kind: type[T]) -> T:
    """Return the record of type ``kind`` that ``body`` holds; ``InputError`` if it is damaged."""
    try:
        return msgspec.json.decode(unpack(body), type=kind)
    except ValueError as error:  # msgspec's errors, and bytes that are no UTF-8
        raise InputError(
            f"the ledger is damaged: not a {kind.__name__} ({error}); run 'fogline ledger verify'"
        ) from error


def pack_text(text: str) -> bytes:
    """Return text packed small."""
    return pack(text.encode("utf-8"))


def unpack_text(body: bytes) -> str:
    """Return the text that ``body`` holds; ``InputError`` if it is damaged."""
    try:
        return unpack(body).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"the ledger is damaged: {error}; run 'fogline ledger verify'") from error
