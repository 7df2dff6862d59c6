"""What the records promise by themselves."""

import dataclasses

import pytest
from hypothesis import given

from fogline import records
from fogline.records import Block, Certainty, Claim, Link, Published, QuantityRange, Span, claim_id
from fogline.records.span import cover
from strategies import documents, links, spans


def test_every_record_is_frozen_and_slotted():
    classes = [getattr(records, name) for name in records.__all__]
    for kind in filter(dataclasses.is_dataclass, classes):
        assert kind.__dataclass_params__.frozen, kind
        assert "__slots__" in vars(kind), kind


def test_spans():
    text = "the bridge fell"
    assert Span(4, 10).of(text) == "bridge"
    assert Span(4, 10).overlaps(Span(9, 12))
    assert not Span(4, 10).overlaps(Span(10, 12))
    assert Span(4, 10).contains(Span(4, 10))
    assert not Span(4, 10).contains(Span(3, 5))


@given(spans(30), spans(30))
def test_a_cover_holds_both(one, other):
    whole = cover([one, other])
    assert whole.contains(one)
    assert whole.contains(other)


def test_a_block_set_aside_is_not_kept():
    assert Block("text", 0, 5).kept
    assert not Block("junk", 5, 5, Span(9, 12)).kept
    assert not Block("caption", 5, 5, Span(9, 12), duplicate_of=0).kept


@given(documents())
def test_blocks_of_a_document_lie_in_its_text(document):
    assert all(0 <= block.start <= block.end <= len(document.text) for block in document.blocks)


def test_an_unknown_date_has_no_dates():
    with pytest.raises(ValueError, match="unknown has no dates"):
        Published(how="stated")


def test_a_range_of_numbers_is_ordered():
    with pytest.raises(ValueError, match="low <= high"):
        QuantityRange(5, 3, False, None, None, Span(0, 1))


def claim(**changes):
    values = {
        "id": "c",
        "evidence": Span(0, 9),
        "chain": (Link("The Observer", "The Observer"),),
        "frame": 0,
        "type": "clash",
        "reality": "factual",
        "polarity": "positive",
        "certainty": Certainty(0.5, 0.9),
    }
    return Claim(**values | changes)


def test_a_claim_needs_a_chain_and_an_ordered_certainty():
    assert claim().duplicate_of is None
    with pytest.raises(ValueError, match="empty source chain"):
        claim(chain=())
    with pytest.raises(ValueError, match="low <= high"):
        claim(certainty=Certainty(0.5, 1.5))


@given(links(30), links(30), spans(30))
def test_a_claim_is_named_by_what_makes_it(one, other, trigger):
    name = claim_id("d", Span(0, 9), (one,), trigger, "clash")
    assert len(name) == 16
    assert name == claim_id("d", Span(0, 9), (one,), trigger, "clash")
    assert name != claim_id("e", Span(0, 9), (one,), trigger, "clash")
    assert name != claim_id("d", Span(0, 9), (one,), trigger, "assault")
    assert (name == claim_id("d", Span(0, 9), (other,), trigger, "clash")) == (
        (one.party, one.span) == (other.party, other.span)
    )


def test_errors_carry_their_exit_status():
    from fogline.records.errors import FoglineError, InputError, NotRead, ServiceError, UsageError

    statuses = [error.exit_status for error in (FoglineError, InputError, NotRead, UsageError, ServiceError)]
    assert statuses == [1, 1, 1, 2, 3]
