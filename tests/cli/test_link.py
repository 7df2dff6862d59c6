"""``fogline link`` and the history in ``fogline event``."""

import json
from dataclasses import replace
from itertools import combinations

import pytest
from click.testing import CliRunner
from tests.flow.fusing.test_asking import entries

from fogline.cli.program import program
from fogline.flow import Ledger
from fogline.flow.fusing.asking import events
from fogline.flow.fusing.links import explain_link
from fogline.records import Published


@pytest.fixture(scope="module")
def where(tmp_path_factory):
    """A ledger of a simulated war, with a decision."""
    folder = tmp_path_factory.mktemp("link") / "ledger"
    with Ledger.open(folder, create=True, user="ada") as ledger:
        ledger.store.add(entries(reports=30, events_=5), "ada")
        large = max(events(ledger), key=lambda one: len(one.findings))
        ledger.split(large.cluster.claims[0], large.cluster.claims[-1], reason="two towns")
    return folder


def run(*words):
    return CliRunner().invoke(program, list(map(str, words)))


def named(where):
    with Ledger.open(where) as ledger:
        return list(events(ledger))


def pair(where, *, compared):
    """Return two events whose reports were compared, or were not."""
    with Ledger.open(where) as ledger:
        for one, other in combinations(events(ledger), 2):
            link = explain_link(ledger, one.id, other.id)
            if link.pairs and bool(link.blocks) == compared and not link.laws:
                return one, other
    raise AssertionError("no such pair")


def test_what_was_not_compared_is_told_first_and_nothing_that_does_not_count(where):
    one, other = pair(where, compared=False)
    said = run("link", "--explain", one.id, other.id, "--ledger", where).output
    assert "not compared, as they share no place" in said
    assert "any two reports" not in said
    assert "odds" not in said
    assert "score" not in said.splitlines()[0]


def test_two_events_are_compared_in_words_that_add_up(where):
    one, other = pair(where, compared=True)
    said = run("link", "--explain", one.id, other.id[:8], "--ledger", where)
    assert said.exit_code == 0, said.output
    assert "any two reports" in said.output
    assert "one event" in said.output
    told = json.loads(run("link", one.id, other.id, "--format", "json", "--ledger", where).output)
    assert told["score"] == pytest.approx(told["bias"] + sum(one["weight"] for one in told["features"]))


def test_what_an_analyst_decided_is_told(where):
    with Ledger.open(where) as ledger:
        (split,) = ledger.decisions()
    said = run("link", *split.subjects, "--ledger", where).output
    assert "analyst decided" in said
    assert "two towns" in said


def test_an_event_tells_how_it_grew(where):
    one = named(where)[0]
    said = run("event", one.id[:8], "--ledger", where)
    assert "History, by the day" in said.output
    steps = json.loads(run("event", one.id, "--format", "json", "--ledger", where).output)["history"]["steps"]
    assert sum(len(step["claims"]) for step in steps) == len(one.findings)


def test_an_unknown_id_is_told(where):
    said = run("link", "f" * 16, "0" * 16, "--ledger", where)
    assert said.exit_code != 0


def test_reports_without_a_day_are_undated_and_come_last(tmp_path):
    def undated(entry):
        document = replace(entry.document, published=Published())
        return replace(entry, document=document, report=replace(entry.report, document=document))

    with Ledger.open(tmp_path / "ledger", create=True, user="ada") as ledger:
        ledger.store.add([undated(entry) for entry in entries(reports=30, events_=5)], "ada")
        one = max(events(ledger), key=lambda one: len(one.findings))
    said = run("event", one.id[:8], "--ledger", tmp_path / "ledger").output
    history = said[said.index("History, by the day of publication") :].splitlines()
    assert len(history) == 2
    assert history[1].startswith("  undated ")
