"""A correction is refused where it says what cannot be."""

import pytest
from tests.ledger.stores import DEPOT, WIRE_DOCUMENT, claim, decision

from fogline.ledger.corrections import check_correction
from fogline.records.errors import UsageError


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ('{"when": {"start": "gestern", "end": "gestern"}}', "'gestern' as a time"),
        ('{"when": {"start": "15.05.2022", "end": null}}', "'15.05.2022' as a time"),
        ('{"when": {"start": "2022-05-15", "end": "2022-05-32"}}', "'2022-05-32' as a time"),
        (
            '{"when": {"start": "2022", "end": "2022", "candidates": [{"derived_from": [0, 5], "start": "May"}]}}',
            "'May' as a time",
        ),
        ('{"place": {"name": "Sarn", "latitude": 500, "longitude": 30}}', "latitude 500; want degrees from -90 to 90"),
        ('{"place": {"name": "Sarn", "latitude": 50, "longitude": -181}}', "longitude -181"),
        ('{"place": {"name": "Sarn", "latitude": 50, "longitude": 30, "radius_km": -1}}', "radius_km -1"),
        ('{"evidence": [5, 5]}', "empty evidence"),
    ],
)
def test_what_cannot_be_is_refused(change: str, words: str) -> None:
    held = claim(WIRE_DOCUMENT, DEPOT)
    with pytest.raises(UsageError, match=words):
        check_correction(held, decision("correct", held.id, change=change), len(WIRE_DOCUMENT.text))


@pytest.mark.parametrize(
    "change",
    [
        '{"when": {"start": "2022-05-15T18:00", "end": "2022-05-16"}}',
        '{"when": {"start": null, "end": "2022"}}',
        '{"when": null, "place": null}',
        '{"place": {"name": "Sarn"}}',
        '{"place": {"name": "Sarn", "latitude": -90, "longitude": 180, "radius_km": 0}}',
        '{"evidence": [5, 9]}',
    ],
)
def test_what_can_be_is_taken(change: str) -> None:
    held = claim(WIRE_DOCUMENT, DEPOT)
    check_correction(held, decision("correct", held.id, change=change), len(WIRE_DOCUMENT.text))
