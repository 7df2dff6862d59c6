"""Names as bytes: any text comes back to the letter, and no two texts look alike."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.ledger.sql.shortened import lengthened, shortened
from fogline.records.errors import InputError

NAMES = st.sampled_from([16, 32, 64]).map(lambda many: hashlib.sha256(str(many).encode()).hexdigest()[:many])
TEXTS = st.lists(st.one_of(st.text(max_size=8), NAMES, st.text("0123456789abcdef", max_size=70)), max_size=6).map(
    "".join
)


@given(TEXTS)
def test_any_text_comes_back(text: str) -> None:
    assert lengthened(shortened(text)) == text


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("e3b0c44298fc1c14", 9),
        ('{"original": "' + hashlib.sha256(b"").hexdigest() + '"}', 14 + 33 + 2),
        ("E3B0C44298FC1C14", 16),  # as somebody else writes them
        ("e3b0c44298fc1c149", 17),
        ("файл e3b0c44298fc1c14.txt", 9 + 9 + 4),
    ],
)
def test_names_take_half_the_room_and_all_else_as_much_as_before(text: str, size: int) -> None:
    assert len(shortened(text)) == size


@pytest.mark.parametrize("data", [b"\xf8short", b"\xfb" * 9, b"caf\xe9"])
def test_bytes_that_no_text_makes_are_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(InputError, match="damaged"):
        lengthened(data)
