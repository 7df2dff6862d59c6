"""Captions that lost their pictures."""

import pytest

from fogline.documents.captions import find_captions, is_caption


@pytest.mark.parametrize(
    "text",
    [
        "A fireman walks through the ruins of a school in Dovhe, east of the river",
        "Residents queue for water outside the town hall after the pipeline was cut",
        "Smoke rises over the port after the attack. (Photo: Ann Lee/AFP)",
        "The defence minister, pictured at a meeting of the alliance in Brussels last month",
        "Two soldiers carry a wounded man to an ambulance near the front line",
        "A burnt-out bus is seen on the road out of the town after the shelling",
        "Mourners gather at the grave of a pilot in Ridgeport, June 4, 2021.",
        "FILE - The prime minister speaks to reporters in Ankara, Oct. 2, 2015.",
        "HOME: A woman stands in what was her kitchen before the rocket fell",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "The governor said two people were killed when a shell hit their house.",
        "A spokesman stands by his account, the ministry said on Tuesday.",
        "Troops crossed the river at night and took two villages.",
        "Russia is seen as the likely winner of the vote",
        "Shells fall on Dovhe",
        "Talks to resume",
    ],
)
def test_body_and_headings_are_no_captions(text: str) -> None:
    assert not is_caption(text)


def test_the_same_words_twice_in_a_row_are_a_caption() -> None:
    texts = ["He left.", "Port after the strike", "Port after the strike", "She stayed."]
    assert find_captions(texts) == {1, 2}


def test_a_body_paragraph_printed_twice_is_none() -> None:
    assert find_captions(["The army withdrew at dawn.", "The army withdrew at dawn."]) == set()


def test_long_open_lines_beside_captions_join_them() -> None:
    texts = [
        "The town fell on Sunday, the army said.",
        "A boy sits on the steps of a ruined house in the village of Dovhe",
        "The exact place where the film was made is unclear but it is thought to be close to the northern bank",
        "The army said it would not leave.",
    ]
    assert find_captions(texts) == {1, 2}
