"""The shipped ontology: complete, sound, and the same as its page."""

from pathlib import Path
from typing import get_args

import pytest

from fogline.ontology import Example, data_folder, describe_markdown, lint, load
from fogline.records import MentionType, Reality, RoleName

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_ontology_has_no_faults():
    assert lint(data_folder()) == []


def test_it_describes_every_name_the_records_know():
    ontology = load()
    assert tuple(ontology.mention_types) == get_args(MentionType)
    assert tuple(ontology.roles) == get_args(RoleName)
    assert tuple(ontology.realities) == get_args(Reality)
    assert len(ontology.event_types) == 36
    assert len(ontology.families) == 7
    assert sum(len(family.types) for family in ontology.families.values()) == 36


def test_an_event_type_carries_its_example_and_its_codes_elsewhere():
    shelling = load().event_types["shelling"]
    assert shelling.family == "strike"
    assert shelling.trigger == "shelled"
    assert "[" not in shelling.example.text
    assert shelling.crosswalk.acled == ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert shelling.crosswalk.plover == ("ASSAULT", "heavy-weapons")
    assert load().event_types["talks"].crosswalk.acled is None
    assert load().event_types["sanction"].crosswalk.ucdp == ()


def test_plover_marks_follow_the_reality():
    realities = load().realities
    assert realities["denied"].plover == "negation"
    assert realities["factual"].plover is None


def test_the_code_lists_are_whole():
    codes = load().codes
    assert sum(len(subs) for subs in codes.acled.values()) == 25
    assert len(codes.plover) == 16
    assert tuple(codes.ucdp) == (1, 2, 3)


def test_it_is_read_once_and_cannot_be_changed():
    assert load() is load()
    with pytest.raises(TypeError):
        load().event_types["raid"] = load().event_types["clash"]


@pytest.mark.parametrize("written", ["no mark", "two [marks] are [too many]", "an [open one", "an empty [] one"])
def test_an_example_needs_one_mark(written):
    with pytest.raises(ValueError, match="exactly one part"):
        Example.parse(written)


def test_the_page_is_up_to_date():
    page = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert page == describe_markdown(load()), "run: python scripts/write_docs.py"
