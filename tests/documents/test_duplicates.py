"""Words printed twice are kept once; words that differ are kept both."""

import pytest

from fogline.documents.duplicates import find_copies
from fogline.documents.parts import Part


def _copies(*texts: str, kind: str = "text") -> dict[int, int]:
    return find_copies([Part(kind, text) for text in texts])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "again",
    [
        "'The bridge is gone,' the mayor of Dovhe's old town said on Friday",
        "‘The bridge is gone,’ the mayor of Dovhe’s old town said on Friday.",
        '"THE BRIDGE IS GONE", the mayor of  Dovhe\'s\xa0old town said on Friday...',
    ],
)
def test_other_quotes_spaces_and_case_are_the_same_words(again: str) -> None:
    first = "“The bridge is gone,” the mayor of Dovhe’s old town said on Friday"
    assert _copies(first, "Something else was said by others that day.", again) == {2: 0}


def test_a_number_or_a_name_makes_a_difference() -> None:
    assert not _copies(
        "The shelling of the port killed 3 people on Monday.",
        "The shelling of the port killed 13 people on Monday.",
        "The shelling of the port killed 13 people on Tuesday.",
    )


def test_what_is_cut_short_points_to_the_full_words_before_or_after() -> None:
    full = "Rescuers search the ruins of a school in Dovhe where pupils had hidden"
    assert _copies("Rescuers search the ruins of a school in...", "The town fell.", full) == {0: 2}
    assert _copies(full, "The town fell.", "Rescuers search the ruins of a scho…") == {2: 0}


def test_chains_of_cut_words_end_at_the_fullest() -> None:
    words = (
        "Rescuers search the ruins...",
        "Rescuers search the ruins of a school...",
        "Rescuers search the ruins of a school in Dovhe",
    )
    assert _copies(*words) == {0: 2, 1: 2}


def test_a_shared_beginning_with_something_of_its_own_is_kept() -> None:
    assert not _copies(
        "Rescuers search the ruins of a school in Dovhe where pupils had hidden.",
        "Rescuers search the ruins of a school. Nobody was found.",
        "Rescuers search the ruins of a school.",
    )


def test_a_credit_is_nothing_of_its_own() -> None:
    assert _copies("Smoke over the port of Dovhe.", "Smoke over the port of Dovhe. (Photo: Ann Lee/AFP)") == {0: 1}


def test_entries_of_a_list_may_recur() -> None:
    assert not _copies("North:", "2 killed, 5 hurt", "South:", "2 killed, 5 hurt")


def test_junk_and_blank_parts_take_no_part() -> None:
    words = "Read the whole of this very long line."
    assert find_copies([Part("junk", words), Part("text", words), Part("text", "—")]) == {}
