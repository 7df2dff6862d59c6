"""Packed records come back as they were; what was cut or grew is named, never read as less than was kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.ledger.sql.bodies import NEWEST, pack, pack_text, unpack, unpack_text
from fogline.ledger.sql.packs import pack_bare, unpack_claims
from fogline.records.errors import InputError

REPORT = "Shells struck a depot near Kupiansk on Tuesday, the governor said; two people were killed. " * 4


@given(st.binary(max_size=2000))
def test_what_is_packed_comes_back(data: bytes) -> None:
    assert unpack(pack(data)) == data


@given(st.integers(1, len(pack_text(REPORT)) - 1))
def test_a_text_that_was_cut_is_named(length: int) -> None:
    assert pack_text(REPORT)[0] == NEWEST
    with pytest.raises(InputError, match="the ledger is damaged"):
        unpack_text(pack_text(REPORT)[:length])


def test_a_record_that_goes_on_past_its_end_is_named() -> None:
    with pytest.raises(InputError, match="goes on past its end"):
        unpack(pack_text(REPORT) + b"more")


def test_claims_that_were_cut_are_named() -> None:
    packed = pack_bare([b'{"frame":1,"type":"shelling","evidence":[1,2]}'] * 5)
    for length in range(1, len(packed)):
        with pytest.raises(InputError):
            unpack_claims(packed[:length])
