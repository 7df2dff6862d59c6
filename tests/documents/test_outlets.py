"""The publisher on a line of its own at the head of a plain text."""

import pytest

from fogline.documents.blocks import clean_plain
from fogline.documents.outlets import find_outlet

BODY = (
    "\n\nShells fell on the mill at dawn, the mayor said on Tuesday. Nobody was hurt, he said, but the road was cut.\n"
)


def publisher(head):
    cleaned = clean_plain(head + BODY)
    return find_outlet(cleaned.text, cleaned.blocks)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Shells fall on Orvel\n\nThe Orvel Gazette\n\n3 June 2024", "The Orvel Gazette"),
        ("Shells fall on Orvel\n\nThe Harbour Review, 3 June 2024", "The Harbour Review"),
        ("Shells fall on Orvel\n\nBy Ada Brenn\n\nLa Voix Libre\n\n3 June 2024", "La Voix Libre"),
        ("Bulletin on Orvel, no. 4\n\nIssued by: Orvel Relief Council", "Orvel Relief Council"),
        ("List of the missing\n\nCompiled by the Orvel Relief Council, 3 June 2024", "Orvel Relief Council"),
        ("Shells fall on Orvel\n\nTarsian News Agency", "Tarsian News Agency"),
        ("Shells fall on Orvel\nEvening Spark\n3 June 2024", "Evening Spark"),
        ("Shells fall on Orvel\nOrvel Eye\n3 June 2024", "Orvel Eye"),
        ("Shells fall on Orvel\nTarsian Newswire", "Tarsian Newswire"),
        ("Shells fall on Orvel\nOrvel Ledger\nBy Ada Brenn\n3 June 2024", "Orvel Ledger"),
        ("Shells fall on Orvel\nState Bulletin of Tramland\n03/06/2024", "State Bulletin of Tramland"),
        ("Des obus sur Orvel\nLa Voix du Lac\n27 juillet 2024", "La Voix du Lac"),
        ("Shells fall on Orvel\nVoice of Tramland, 3 June 2024", "Voice of Tramland"),
    ],
)
def test_an_outlet_below_the_title_is_the_publisher(head, name):
    assert publisher(head) == name


@pytest.mark.parametrize(
    "line",
    [
        "Ada Brenn\n\n3 June 2024",
        "Orvel\n\n3 June 2024",
        "New Orvel, 3 June 2024",
        "Border Post Burns",
        "Latest News",
        "Voice of Reason",
        "Report of the Council, 3 June 2024",
        "Orvel Ledger\n\nBy Ada Brenn",
        "By Ada Ledger\n\n3 June 2024",
        "Orvel Eye",
    ],
)
def test_a_person_a_town_or_a_heading_is_none(line):
    assert publisher(f"Shells fall on Orvel\n\n{line}") is None
