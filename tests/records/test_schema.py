"""The JSON Schema of a report: as published in docs/, and true."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from test_codec import REPORT, changed

from fogline.records.codec import schema, to_json
from strategies import reports

PAGE = Path(__file__).resolve().parents[2] / "docs" / "report.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_page_is_up_to_date():
    page = json.loads(PAGE.read_text(encoding="utf-8"))
    assert page == json.loads(json.dumps(schema())), "run: python scripts/write_docs.py"


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_an_example_validates():
    VALIDATOR.validate(REPORT)


@settings(max_examples=15, deadline=None)
@given(reports())
def test_every_report_validates(report):
    VALIDATOR.validate(json.loads(to_json(report)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("mentions.0.type", "ANIMAL"),
        ("frames.0.trigger", [7]),
        ("frames.0.trigger", [7, 8, 9]),
        ("frames.0.roles", [["victim", 0, 1]]),
        ("claims.0.certainty", 0.5),
        ("document.text", None),
    ],
)
def test_what_is_wrong_does_not_validate(path, value):
    assert not VALIDATOR.is_valid(json.loads(changed(path, value)))
