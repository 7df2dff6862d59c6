"""Scoring of times: texts in two ways of writing values, tables of phrases, and the command."""

import json

import pytest
from click.testing import CliRunner

from fogline.cli.evaluate_times import times
from fogline.evaluation.loaders.times import load_times
from fogline.evaluation.times import score_phrases, score_times
from fogline.records.errors import InputError

TEXT = "On Monday shells hit the mill. Men fled for three days from 2 March; many had left in May."


def entity(words, value):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "type": "TIME", "value": value}


@pytest.fixture
def texts(tmp_path):
    marked = [entity("Monday", "2031-03-03"), entity("2 March", "2031-03-05"), entity("May", "2030")]
    report = {
        "id": "mill",
        "published": "2031-03-05",
        "text": TEXT,
        "sentences": [[0, len(TEXT), "text"]],
        "entities": marked,
    }
    (tmp_path / "mill.json").write_text(json.dumps(report), encoding="utf-8")
    return tmp_path


def phrase(words, kind, *values, moment="2031-03-05T00:00:00"):
    results = [{"Text": words, "TypeName": f"datetimeV2.{kind}", "Resolution": {"values": list(values)}}]
    return {"Input": words, "Context": {"ReferenceDateTime": moment}, "Results": results}


def day(value):
    return {"timex": value, "type": "date", "value": value}


@pytest.fixture
def tables(tmp_path):
    first = [
        phrase("7 May 2030", "date", day("2030-05-07")),
        phrase("monday", "date", day("2031-03-03"), day("2031-03-10")),
        phrase("tuesday", "date", day("2031-03-04")),
        phrase("8 May 2030", "date", day("2030-05-09")),
        phrase(
            "fiscal year 2030",
            "daterange",
            {"timex": "2030", "type": "daterange", "start": "2030-01-01", "end": "2031-01-01"},
        ),
        phrase("three weeks", "duration", {"timex": "P3W", "type": "duration", "value": "1814400"}),
    ]
    other = [phrase("7 May 2030", "date", day("2030-05-07")), phrase("9 May 2030", "date", day("2030-05-09"))]
    other += [phrase("10 May 2030", "date", day("2030-05-10"))]
    (tmp_path / "DateTimeModel.json").write_text(json.dumps(first), encoding="utf-8-sig")
    (tmp_path / "DateTimeModelOther.json").write_text(json.dumps(other), encoding="utf-8")
    (tmp_path / "DateTimeModelTasksMode.json").write_text(json.dumps(other), encoding="utf-8")
    return tmp_path


def test_values_days_and_false_dates_of_texts(texts):
    scores = score_times(load_times(texts))
    assert (scores.value.right, scores.value.system, scores.value.gold) == (1, 3, 3)
    assert (scores.days.right, scores.dated, scores.false) == (1, 3, 1)
    assert [(miss.wanted, miss.got) for miss in scores.misses] == [("2031-03-05", "2031-03-02"), ("2030", "2030-05")]
    assert "[2 March]" in scores.misses[0].words


def test_values_of_timex_are_compared_in_their_own_way_of_writing(tmp_path):
    text = 'The <TIMEX3 value="1941-SU">summer of 1941</TIMEX3> passed; in <TIMEX3 value="PAST_REF">the past</TIMEX3> men fled.'
    (tmp_path / "war.tml").write_text(f"<DCT>2009-12-19</DCT><TEXT>\n{text}</TEXT>", encoding="utf-8")
    scores = score_times(load_times(tmp_path))
    assert (scores.value.right, scores.value.gold, scores.days.gold) == (2, 2, 0)


def test_phrases_are_right_where_every_reading_is_given_and_no_other(tables):
    scores = score_phrases(load_times(tables))
    assert dict(scores.groups["date"]) == {"right": 4, "partly": 1, "wrong": 1}
    assert dict(scores.groups["duration"]) == {"right": 1}
    assert dict(scores.outside) == {"offices and schools": 1}
    assert [miss.words for miss in scores.misses] == ["tuesday", "8 May 2030"]


def test_the_halves_are_cut_by_the_words_alone(tables):
    tuned, held_out = ([phrase.words for phrase in load_times(tables, part)] for part in ("tuned", "held-out"))
    assert sorted(tuned + held_out) == sorted(phrase.words for phrase in load_times(tables))
    assert tuned
    assert held_out
    assert not set(tuned) & set(held_out)


@pytest.mark.parametrize(
    ("phrase", "verdict"),
    [
        (phrase("two months ago", "date", day("2031-01-05")), "right"),
        (
            phrase("early may 2030", "daterange", {"type": "daterange", "start": "2030-05-01", "end": "2030-05-16"}),
            "right",
        ),
        (
            phrase("early may 2030", "daterange", {"type": "daterange", "start": "2030-05-16", "end": "2030-06-01"}),
            "wrong",
        ),
        (phrase("7 pm", "time", {"type": "time", "value": "19:00:00"}), "right"),
        (phrase("after 7 pm", "timerange", {"type": "timerange", "start": "19:00:00"}), "right"),
        (phrase("every monday", "set", {"type": "set", "timex": "XXXX-WXX-1"}), "right"),
        (phrase("whitsun fair", "date", day("2031-06-01")), "unread"),
    ],
)
def test_conventions_of_the_tables(tmp_path, phrase, verdict):
    (tmp_path / "DateTimeModel.json").write_text(json.dumps([phrase]), encoding="utf-8")
    (group,) = score_phrases(load_times(tmp_path)).groups.values()
    assert dict(group) == {verdict: 1}


@pytest.mark.parametrize("content", ["", "{}", "[1]", '[{"Results": [{}]}]', '[{"Results": 3}]', "\ud800"])
def test_a_table_that_is_none_says_so(tmp_path, content):
    (tmp_path / "DateTimeModel.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(InputError, match="not a table"):
        load_times(tmp_path)


def test_the_command_on_tables(tables):
    printed = CliRunner().invoke(times, [str(tables), "--misses"])
    assert "offices and schools" in printed.output
    assert "8 May 2030" in printed.output
    data = json.loads(CliRunner().invoke(times, [str(tables), "--format", "json"]).output)
    assert data["phrases"]["duration"]["share"] == 1.0


def test_the_command_on_texts(texts):
    printed = CliRunner().invoke(times, [str(texts), "--misses"])
    assert "false dates: 1 of 3" in printed.output
    assert "2031-03-02" in printed.output


def test_the_command_refuses_what_it_cannot_read(tmp_path):
    (tmp_path / "notes.txt").write_text("May", encoding="utf-8")
    for path in (tmp_path, tmp_path / "notes.txt"):
        printed = CliRunner().invoke(times, [str(path)])
        assert printed.exit_code == 2
