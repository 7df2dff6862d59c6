"""Claims made without reading: well-formed records, true to their statements, as noisy as asked."""

import itertools
from collections.abc import Iterator

from fogline.records import Claim, Document, Span
from fogline.records.codec import from_json, to_json
from fogline.testing.simulation import ReadingNoise, Simulation, simulate

from .conftest import War


def spans_of(claim: Claim) -> Iterator[Span]:
    """Yield every span of a claim."""
    yield claim.evidence
    yield from claim.certainty_words
    yield from (link.span for link in claim.chain if link.span)
    yield from (participant.span for participant in (*claim.actors, *claim.targets))
    yield from (quantity.span for quantity in claim.quantities)
    yield from (part.derived_from for part in (claim.place, claim.when) if part)


def test_without_noise_there_is_a_claim_for_each_statement(war: War) -> None:
    seen = []
    for claimed in war.simulation.claims():
        seen += claimed.of
        for claim, name in zip(claimed.claims, claimed.of, strict=True):
            said = war.statements[name].said
            assert (claim.type, claim.reality) == (said.type, said.reality)
            assert claim.place is not None
            assert claim.place.candidates[0] == said.place
            assert claim.when is not None
            assert (claim.when.start or "")[:10] == said.start[:10]
            assert [(q.low, q.high) for q in claim.quantities] == [(a.low, a.high) for a in said.amounts]
            assert (claim.polarity == "negative") == (said.reality == "denied")
    assert seen == list(war.statements)


def test_claims_point_into_their_document(war: War) -> None:
    names = set()
    for claimed in war.simulation.claims():
        text = claimed.document.text
        names.update(claim.id for claim in claimed.claims)
        for claim in claimed.claims:
            assert all(0 <= span.start < span.end <= len(text) for span in spans_of(claim))
            assert claim.place is not None
            assert claim.place.derived_from.of(text) == claim.place.name
            assert claim.chain[-1].party == claimed.document.publisher
            for link in claim.chain[:-1]:
                assert link.span is not None
                assert link.span.of(text) == link.text
    assert len(names) == len(war.statements)


def test_chains_begin_with_the_origin(war: War) -> None:
    for claimed in war.simulation.claims():
        for claim, name in zip(claimed.claims, claimed.of, strict=True):
            origin = war.origins[war.statements[name].origin]
            assert claim.chain[0].party == origin.party


def test_claims_survive_json(war: War) -> None:
    for claimed in itertools.islice(war.simulation.claims(), 30):
        assert from_json(to_json(claimed.document), Document) == claimed.document
        for claim in claimed.claims:
            assert from_json(to_json(claim), Claim) == claim


def test_noise_loses_and_errs_as_often_as_asked(war: War) -> None:
    noise = ReadingNoise(
        missed=0.2, source_lost=0.3, place_lost=0.25, place_wrong=0.1, type_wrong=0.2, reality_wrong=0.1
    )
    pairs = [pair for c in war.simulation.claims(noise) for pair in zip(c.claims, c.of, strict=True)]
    assert 0.14 < 1 - len(pairs) / len(war.statements) < 0.26
    placed = [(claim, war.statements[name].said) for claim, name in pairs if claim.place is not None]
    assert 0.19 < 1 - len(placed) / len(pairs) < 0.31
    wrong = [claim for claim, said in placed if claim.place and claim.place.candidates[0] != said.place]
    assert 0.05 < len(wrong) / len(placed) < 0.16
    other = [claim for claim, name in pairs if claim.reality != war.statements[name].said.reality]
    assert 0.05 < len(other) / len(pairs) < 0.16


def test_noise_is_the_same_each_time(war: War) -> None:
    one, other = (list(war.simulation.claims(ReadingNoise.usual())) for _ in range(2))
    assert one == other


def test_invented_places_have_coordinates_and_no_geonames_id(invented_war: Simulation) -> None:
    for claimed in invented_war.claims():
        for claim in claimed.claims:
            assert claim.place is not None
            if claim.place.candidates[0].startswith("invented:"):
                assert claim.place.latitude is not None
                assert claim.place.geonames_id is None


def test_the_first_claims_come_before_the_war_is_run_through() -> None:
    war = simulate(events=66_000, reports=440_000, sites=80)  # a million claims
    assert len(list(itertools.islice(war.claims(), 10))) == 10
