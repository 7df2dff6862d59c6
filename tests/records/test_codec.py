"""Records to JSON and back: nothing is lost, and what is wrong is named."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.records import Claim, Decision, Document, Event, Original, Reading, Report, Span
from fogline.records.codec import from_json, to_json
from fogline.records.report import meant
from strategies import claims, decisions, documents, events, originals, readings, reports

ROOMY = settings(max_examples=30, deadline=None)


def round_trip(record):
    kind = type(record)
    text = to_json(record)
    assert from_json(text, kind) == record
    assert from_json(text.encode(), kind) == record
    assert from_json(to_json(record, indent=2), kind) == record


@ROOMY
@given(reports())
def test_a_report_survives(report):
    round_trip(report)
    assert list(json.loads(to_json(report))) == [
        "fogline",
        "reader",
        "document",
        "mentions",
        "attributions",
        "frames",
        "claims",
    ]


@ROOMY
@given(st.one_of(documents(), readings(), claims(40), originals, events, decisions))
def test_every_other_record_survives(record):
    round_trip(record)


@given(originals)
def test_an_original_is_named_by_its_content(original):
    data = json.loads(to_json(original))
    data["sha256"] = "0" * 64
    with pytest.raises(ValueError, match="another SHA-256"):
        from_json(json.dumps(data), Original)


REPORT = {
    "fogline": "1",
    "reader": {"name": "r", "version": "1"},
    "document": {
        "id": "d",
        "title": None,
        "publisher": None,
        "url": None,
        "language": "en",
        "text": "Rebels shelled Brod.",
        "published": {"start": "2031-03-04", "end": "2031-03-04", "how": "stated", "evidence": [[0, 3]]},
        "blocks": [{"kind": "text", "start": 0, "end": 20, "origin": None, "duplicate_of": None}],
    },
    "mentions": [{"start": 0, "end": 6, "type": "FORCE", "value": ""}],
    "attributions": [{"source": [0, 6], "cue": None, "channel": None, "content": [[7, 19]], "continues": False}],
    "frames": [
        {"trigger": [7, 14], "type": "shelling", "reality": "factual", "roles": [["actor", 0, 6]], "confidence": 1}
    ],
    "claims": [
        {
            "id": "c",
            "evidence": [0, 20],
            "chain": [{"party": "d", "text": "d"}],
            "frame": 0,
            "type": "shelling",
            "reality": "factual",
            "polarity": "positive",
            "certainty": [0.5, 0.9],
        }
    ],
}


def changed(path, value):
    """Return the report with one value replaced; ``path`` is like ``claims.0.certainty``."""
    data = json.loads(json.dumps(REPORT))
    at = data
    *parents, last = (int(step) if step.isdigit() else step for step in path.split("."))
    for step in parents:
        at = at[step]
    at[last] = value
    return json.dumps(data)


def test_spans_are_pairs_and_named_fields_keep_their_names():
    report = from_json(json.dumps(REPORT), Report)
    assert report.frames[0].trigger == Span(7, 14)
    assert report.frames[0].fillers("actor") == (Span(0, 6),)
    assert report.document.published.start.isoformat() == "2031-03-04"
    assert '"trigger":[7,14]' in to_json(report)
    assert '"certainty":[0.5,0.9]' in to_json(report)


def test_what_sentences_mean_comes_back_and_is_left_out_where_nobody_knows():
    plain = from_json(json.dumps(REPORT), Report)
    known = meant(plain, tuple(bytes([number, 255]) for number, _ in enumerate(plain.claims)))
    assert known != plain
    assert known.bare() == plain
    assert from_json(to_json(known), Report) == known
    assert meant(known, (b"",) * len(plain.claims)) == plain
    assert "meanings" not in to_json(plain)
    with pytest.raises(ValueError, match="want one for each"):
        from_json(json.dumps(REPORT | {"meanings": ["AA=="] * 9}), Report)


@pytest.mark.parametrize("vectors", [(), (b"\x01\xff",)])
def test_what_a_document_is_about_comes_back_and_is_left_out_where_nobody_knows(vectors):
    plain = from_json(json.dumps(REPORT), Report)
    known = meant(plain, vectors, b"\x80\x00\x7f")
    assert known.about() == b"\x80\x00\x7f"
    assert known.vectors() == vectors
    assert known.bare() == plain
    round_trip_as_report(known)
    assert plain.about() == b""
    with pytest.raises(ValueError, match="256 bytes"):
        meant(plain, vectors, bytes(256))


def round_trip_as_report(report):
    assert from_json(to_json(report), Report) == report
    assert from_json(to_json(report, indent=2).encode(), Report) == report


def test_a_report_without_claims_keeps_no_vector_of_its_document():
    silent = from_json(json.dumps(REPORT | {"claims": []}), Report)
    assert meant(silent, (), b"\x01\x02") == silent
    assert from_json(json.dumps(REPORT | {"claims": [], "gist": "AQI="}), Report) == silent


def test_a_report_has_the_vector_of_its_reading():
    plain = from_json(json.dumps(REPORT), Report)
    marks = (plain.mentions, plain.attributions, plain.frames)
    reading = Reading(plain.reader, plain.document, *marks, (b"\x05",), b"\x06\x07")
    assert from_json(to_json(reading), Reading) == reading
    report = Report.of("1", reading, plain.claims)
    assert (report.vectors(), report.about()) == ((b"\x05",), b"\x06\x07")
    assert Report.of("1", reading, ()).about() == b""


def test_keys_of_a_newer_program_are_passed_over():
    assert from_json(changed("colour", "red"), Report) == from_json(json.dumps(REPORT), Report)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("mentions.0.type", "ANIMAL", "$.mentions[0].type"),
        ("mentions.0.start", -3, "$.mentions[0]"),
        ("mentions.0.start", 99, "0 <= start <= end"),
        ("frames.0.reality", "maybe", "$.frames[0].reality"),
        ("frames.0.roles", [["victim", 0, 3]], "$.frames[0].roles[0][0]"),
        ("frames.0.roles", [["actor", 0]], "$.frames[0].roles[0]"),
        ("frames.0.confidence", 2, "confidence 2"),
        ("frames.0.trigger", [7], "$.frames[0].trigger"),
        ("frames.0.trigger", [9, 7], "shelling trigger: got span [9, 7)"),
        ("attributions.0.content", "all", "$.attributions[0].content"),
        ("claims.0.certainty", [0.9, 0.5], "low <= high"),
        ("claims.0.certainty", [0.9], "$.claims[0].certainty"),
        ("claims.0.chain", [], "empty source chain"),
        ("claims.0.polarity", "sideways", "$.claims[0].polarity"),
        ("claims.0.evidence", None, "$.claims[0].evidence"),
        ("claims.0.when", {"derived_from": [0, 1], "start": "2031-03-05", "end": "2031-03-04"}, "$.claims[0].when"),
        (
            "claims.0.quantities",
            [{"low": 2, "high": 1, "approximate": True, "unit": None, "of": None, "span": [0, 1]}],
            "2",
        ),
        ("document.text", 7, "$.document.text"),
        ("document.published.start", "soon", "$.document.published.start"),
        ("document.published.how", "unknown", "$.document.published"),
        ("document.blocks.0.kind", "advert", "$.document.blocks[0].kind"),
        ("document.blocks.0.end", 21, "beyond the text"),
        ("document.blocks.0.duplicate_of", 4, "duplicate_of 4"),
        ("reader", "r", "$.reader"),
    ],
)
def test_a_bad_value_is_named(path, value, says):
    with pytest.raises(ValueError, match="not a Report") as caught:
        from_json(changed(path, value), Report)
    assert says in str(caught.value)


@pytest.mark.parametrize("name", sorted(REPORT))
def test_a_missing_field_is_named(name):
    data = {key: value for key, value in REPORT.items() if key != name}
    with pytest.raises(ValueError, match=f"missing required field `{name}`"):
        from_json(json.dumps(data), Report)


@pytest.mark.parametrize("kind", [Report, Reading, Document, Claim, Event, Decision, Original])
@pytest.mark.parametrize("text", ["", "{", "null", "[]", "3", '"x"', b"\xff", b"\x00", "{}", "[" * 10_000])
def test_what_is_no_record_is_a_value_error(kind, text):
    with pytest.raises(ValueError, match=f"not a {kind.__name__}"):
        from_json(text, kind)


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_anything_else_is_a_value_error(text):
    with pytest.raises(ValueError, match="not a Report"):
        from_json(text, Report)
