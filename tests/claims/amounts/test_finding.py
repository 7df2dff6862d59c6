"""Amounts in running text: what is found, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.amounts import find, short_form


def _found(text):
    return [(text[found.span.start : found.span.end], short_form(found.amount)) for found in find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The number of dead rose by 4 to 21.", [("4", "4"), ("21", "21")]),
        ("Prices rose by 3 to 5 percent.", [("3 to 5 percent", "3..5 %")]),
        ("Envoys handed over 27 bodies.", [("27", "27")]),
        ("Shells killed over 27 men.", [("over 27", ">27")]),
        ("Some 40 men crossed 3 rivers.", [("Some 40", "40~"), ("3", "3")]),
        ("The 19-km (12-mile) road is cut.", [("19-km (12-mile)", "19 km")]),
        ("It is 185 miles (300km) long.", [("185 miles (300km)", "185 mi")]),
        ("A third of the town lies in ruins.", [("A third", "0.33 ratio")]),
        ("Half the houses burned.", [("Half", "0.5 ratio")]),
        ("Nobody was hurt.", [("Nobody", "0")]),
        ("No civilians remain.", [("No", "0")]),
        ("An unknown number of men fled.", [("An unknown number", "")]),
        (
            "Tens of thousands fled, and over 3,500 came back.",
            [("Tens of thousands", "20000..99999"), ("over 3,500", ">3500")],
        ),
        ("They fired 2,022 shells.", [("2,022", "2022")]),
        ("It won a $48.2 million contract.", [("$48.2 million", "48200000 USD")]),
    ],
)
def test_amounts_are_found_with_their_words(text, found):
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The third missile hit the second floor on the twenty-first.",  # ordinals
        "On 15 May 2022, and again on June 3, 2023, it rained; in 2024 it did not.",  # dates
        "At 10:30 and at 5 pm the sirens went.",  # clock times
        "T-72 and Su-35, the S-300, a 9M729 and a 2S19",  # names of weapons
        "Under Article 5 and Resolution 2249, along Highway 35",  # named by number
        "Blocks 9, 10 and 12 of the camp, Sectors 4 and 5, Zone 3",  # a list of names
        "Call +1-222-2222/2222 or 192.168.1.2",  # identifiers
        "The one you mean; which one; one of us is the one",  # pronouns... but "one of us" counts
        "A third missile came, in the second half, in the first quarter",  # ordinals that look like shares
        "There is no doubt, no longer any need, and no word yet.",  # idioms
    ],
)
def test_what_counts_nothing_is_left_alone(text):
    assert [words for words, _ in _found(text)] == (["one"] if "one of us" in text else [])


def test_a_count_behind_a_list_of_names_is_none_of_them():
    assert [words for words, _ in _found("In Blocks 9 and 10, 12 bakers fled.")] == ["12"]


def test_the_same_quantity_in_two_units_is_one():
    (found,) = find("They hold about 300 sq km (116 square miles).")
    assert (found.amount.unit, found.also.unit) == ("km2", "mi2")


def test_figures_that_do_not_convert_are_two_quantities():
    assert len(find("They moved 300 km (5 miles) on.")) == 2


@given(st.text(alphabet="0123456789,.-–$%()/ abdefhilmnorstuvwyk", max_size=60) | st.text(max_size=60))
def test_spans_lie_in_order_inside_any_text(text):
    end = 0
    for found in find(text):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
