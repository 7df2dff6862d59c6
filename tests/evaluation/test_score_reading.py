"""Scores of a reading against gold, layer by layer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.claims.assemble import assemble
from fogline.evaluation import Counts, Sampling, score
from fogline.records import Attribution, Document, Frame, Mention, ReaderInfo, Reading, Role, Span
from strategies import documents, readings_of

TEXT = (
    "“The rebels shelled Brod on Monday,” Mayor Ana Petrov said, adding that the army had claimed the town was quiet. "
    "Two people may have been killed."
)


def at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def mention(words, type_, value=""):
    return Mention(*at(words), type_, value)


QUOTE = at("“The rebels shelled Brod on Monday,”")
CLAIMED = at("the army had claimed the town was quiet")
SHELLED = Frame(
    at("shelled"),
    "shelling",
    "factual",
    (Role("actor", *at("The rebels")), Role("target", *at("Brod")), Role("time", *at("Monday"))),
)
KILLED = Frame(at("killed"), "casualties", "possible", (Role("target", *at("Two people")),))
GOLD = Reading(
    ReaderInfo("gold", "1"),
    Document("d", None, None, None, "en", TEXT),
    (
        mention("rebels", "FORCE"),
        mention("Brod", "PLACE"),
        mention("Monday", "TIME", "2031-03-03"),
        mention("Ana Petrov", "PERSON"),
        mention("army", "FORCE"),
    ),
    (
        Attribution(at("Mayor Ana Petrov"), at("said"), None, (QUOTE, CLAIMED)),
        Attribution(at("the army"), at("claimed"), None, (at("the town was quiet"),)),
    ),
    (SHELLED, KILLED),
)


def counts(layer, **changes):
    scores = score([GOLD], [replace(GOLD, **changes)], sampling=Sampling(0))
    return scores.layers[layer].counts


def test_a_perfect_reading_scores_one_everywhere():
    scores = score([GOLD], [GOLD], sampling=Sampling(20))
    assert {round(layer.f1, 6) for layer in scores.layers.values()} == {1.0}
    assert {(layer.low, layer.high) for layer in scores.layers.values()} == {(1.0, 1.0)}
    assert scores.documents == 1


def test_an_empty_reading_scores_zero():
    scores = score([GOLD], [replace(GOLD, mentions=(), attributions=(), frames=())], sampling=Sampling(20))
    assert {layer.f1 for layer in scores.layers.values()} == {0.0}
    assert scores.layers["mention"].counts == Counts(0, 0, 5)


def test_articles_and_outer_punctuation_do_not_count():
    assert counts("mention", mentions=(mention("The rebels", "FORCE"), mention("Monday,”", "TIME"))) == (2, 2, 5)


def test_a_wrong_type_is_wrong_and_an_overlap_is_half_right():
    read = (mention("Brod", "STATE"), mention("Mayor Ana", "PERSON"))
    assert counts("mention", mentions=read) == (0, 2, 5)
    assert counts("mention.overlap", mentions=read) == (1, 2, 5)
    assert counts("mention.PLACE", mentions=read) == (0, 0, 1)
    assert counts("mention.STATE", mentions=read) == (0, 1, 0)


def test_overlap_uses_each_mention_once():
    read = (mention("Ana", "PERSON"), mention("Petrov", "PERSON"))
    assert counts("mention.overlap", mentions=read) == (1, 2, 5)


def test_values_of_times():
    assert counts("time.value", mentions=(mention("Monday", "TIME", "2031-03-03"),)) == (1, 1, 1)
    assert counts("time.value", mentions=(mention("Monday", "TIME", "2031-03-10"),)) == (0, 1, 1)


def test_sources_cues_and_contents():
    read = (Attribution(at("Ana Petrov"), at("said"), None, (QUOTE,)),)
    assert counts("source.exact", attributions=read) == (0, 1, 2)
    assert counts("source.token", attributions=read) == (2, 2, 4)  # the article of "the army" is trimmed
    assert counts("cue.exact", attributions=read) == (1, 1, 2)
    assert counts("content.exact", attributions=read) == (0, 1, 2)
    assert counts("content.token", attributions=read).recall < 1
    assert counts("content.nested", attributions=read) == (0, 0, 1)


def test_whole_attributions_need_all_their_parts():
    ana, army = GOLD.attributions
    assert counts("attribution.exact", attributions=(ana, replace(army, source=at("town")))) == (1, 2, 2)
    assert counts("attribution.exact", attributions=(ana, replace(army, source=None))) == (1, 2, 2)
    longer = replace(army, content=(at("the town was quiet. Two"),))
    assert counts("attribution.exact", attributions=(ana, longer)) == (1, 2, 2)
    assert counts("attribution.overlap", attributions=(ana, longer)) == (2, 2, 2)
    assert counts("attribution.overlap", attributions=(ana, replace(army, source=None))) == (1, 2, 2)


def test_a_nested_content_needs_the_one_around_it():
    ana, army = GOLD.attributions
    assert counts("nested.exact", attributions=(ana, army)) == (1, 1, 1)
    shorter = replace(ana, content=(CLAIMED,))
    assert counts("nested.exact", attributions=(shorter, army)) == (0, 1, 1)
    assert counts("nested.overlap", attributions=(shorter, army)) == (0, 1, 1)  # 8 of 20 words
    longer = replace(ana, content=(QUOTE, at("the army had claimed the town was")))
    assert counts("nested.exact", attributions=(longer, army)) == (0, 0, 1)
    assert counts("nested.exact", attributions=(army,)) == (0, 0, 1)


def test_chain_depth_counts_contents_around_a_content():
    ana, army = GOLD.attributions
    assert counts("chain.depth", attributions=(ana, army)) == (2, 2, 2)
    assert counts("chain.depth.2", attributions=(ana, army)) == (1, 1, 1)
    assert counts("chain.depth", attributions=(army,)) == (0, 1, 2)
    assert counts("chain.depth.1", attributions=(army,)) == (0, 1, 1)


def test_claims_need_their_first_party():
    assert counts("claim").right == counts("claim").gold == len(assemble(GOLD)) == 2
    ana, army = GOLD.attributions
    read = (replace(ana, source=at("the army")), army)
    assert counts("claim", attributions=read).right == 1
    assert counts("claim.evidence", attributions=read).right == 2
    assert counts("claim", frames=(KILLED,)) == (1, 1, 2)


def test_a_claim_is_whole_with_its_type_and_reality():
    read = (replace(SHELLED, reality="possible"), KILLED)
    assert counts("claim", frames=read).right == 2
    assert counts("claim.whole", frames=read).right == 1


def test_triggers_pair_one_to_one_and_prefer_the_right_type():
    read = (replace(SHELLED, type="attack"), SHELLED, KILLED)
    assert counts("trigger", frames=read) == (2, 3, 2)
    assert counts("trigger+type", frames=read) == (2, 3, 2)
    assert counts("trigger+type.attack", frames=read) == (0, 1, 0)
    assert counts("trigger+type.shelling", frames=read) == (1, 1, 1)


def test_roles_need_the_type_end_to_end_but_not_on_matched_triggers():
    read = (replace(SHELLED, type="attack"), KILLED)
    assert counts("role", frames=read) == (1, 4, 4)
    assert counts("role.matched", frames=read) == (4, 4, 4)
    assert counts("role.matched", frames=(KILLED,)) == (1, 1, 1)
    assert counts("role", frames=(KILLED,)) == (1, 1, 4)


def test_a_filler_needs_half_of_the_shorter_span_and_its_role():
    longer = Role("target", *at("rebels shelled Brod on Monday"))
    wrong = Role("place", *at("Brod"))
    read = (replace(SHELLED, roles=(longer, wrong)), KILLED)
    assert counts("role", frames=read) == (2, 3, 4)


def test_reality_counts_on_frames_of_the_right_type():
    read = (SHELLED, replace(KILLED, reality="factual"))
    assert counts("reality.factual", frames=read) == (1, 2, 1)
    assert counts("reality.possible", frames=read) == (0, 0, 1)
    scores = score([GOLD], [replace(GOLD, frames=read)], sampling=Sampling(0))
    assert scores.layers["reality.accuracy"].f1 == 0.5
    assert scores.layers["reality.macro"].f1 == pytest.approx((2 / 3 + 0) / 2)


def test_documents_without_a_reading_of_the_same_text_are_named():
    other = replace(GOLD, document=replace(GOLD.document, id="other", text=TEXT + " "))
    scores = score([GOLD, other], [GOLD], sampling=Sampling(0))
    assert scores.documents == 1
    assert scores.unmatched == ("other",)
    nothing = score([GOLD], [])
    assert nothing.documents == 0
    assert nothing.layers == {}


def test_intervals_hold_the_figure_and_are_the_same_each_time():
    good = [
        replace(GOLD, document=replace(GOLD.document, id=str(n), text=TEXT + "\n" * n), mentions=GOLD.mentions[: n + 1])
        for n in range(5)
    ]
    gold = [replace(reading, mentions=GOLD.mentions) for reading in good]
    first, second = score(gold, good, sampling=Sampling(200)), score(gold, good, sampling=Sampling(200))
    assert first == second
    layer = first.layers["mention"]
    assert layer.low < layer.f1 < layer.high


@settings(max_examples=40, deadline=None)
@given(documents().flatmap(lambda document: st.tuples(readings_of(document), readings_of(document))))
def test_any_two_readings_can_be_compared(pair):
    scores = score(pair[:1], pair[1:], sampling=Sampling(5))
    for layer in scores.layers.values():
        assert 0.0 <= layer.f1 <= 1.0
        if layer.counts:
            assert layer.counts.right <= min(layer.counts.system, layer.counts.gold)
