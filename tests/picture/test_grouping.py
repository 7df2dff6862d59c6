"""Claims grouped by source chain, with repetitions folded."""

from dataclasses import replace

from fogline.picture.grouping import by_chain, fold
from fogline.records import Report


def test_claims_are_grouped_by_chain_in_the_order_of_the_text(report: Report) -> None:
    assert [chain.words for chain in by_chain(report)] == [
        "soldiers [XX] ← Ada Brenn ← Daily Example",
        "Daily Example",
    ]


def test_one_speaker_is_one_group_whatever_the_channel_or_the_pronoun(report: Report) -> None:
    first, second = report.claims[:2]
    brenn = first.chain[1]
    chain = (first.chain[0], replace(brenn, text="she", channel="on the radio"), first.chain[2])
    assert len(by_chain(replace(report, claims=(first, replace(second, chain=chain))))) == 1


def test_a_repetition_is_folded_into_the_first(report: Report) -> None:
    first, second = fold(report.claims)
    assert [claim.evidence.of(report.document.text) for claim in first.again] == [
        "The road bridge at Lanivka was destroyed"
    ]
    assert second.again == ()


def test_a_speaker_at_the_head_of_a_sentence_is_the_same_group(report: Report) -> None:
    first, second = report.claims[:2]
    capital = (replace(first.chain[0], party=first.chain[0].party.capitalize()), *first.chain[1:])
    assert len(by_chain(replace(report, claims=(first, replace(second, chain=capital))))) == 1


def test_two_words_for_one_thing_are_no_repetition(report: Report) -> None:
    first = report.claims[0]
    word = replace(first, id="e" * 16, duplicate_of=first.id)
    other = replace(word, id="f" * 16, evidence=report.claims[1].evidence)
    (told,) = fold((first, word, other))
    assert told.again == (word, other)
    assert told.elsewhere == (other.evidence,)


def test_no_claim_is_lost_when_a_duplicate_points_nowhere(report: Report) -> None:
    lost = replace(report.claims[2], duplicate_of="f" * 16)
    itself = replace(report.claims[1], duplicate_of=report.claims[1].id)
    assert {told.claim.id for told in fold((report.claims[0], itself, lost))} == {claim.id for claim in report.claims}
