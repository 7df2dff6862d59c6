"""Where others are reported to have spoken, the author may speak again: then nobody's words go on."""

import pytest
from tests.claims.sketch import Sketch


def _chain(text, told, following, kinds=()):
    sketch = Sketch(text, kinds=kinds).says(*told).says(None, None, following, continues=True)
    return sketch.frame("burned", "damage").chain()


def test_a_witness_goes_on_herself_after_what_others_said():
    text = "My brother told the guards he was a baker. They burned the oven. I was hiding in the yard."
    assert _chain(text, ("My brother", "told", "he was a baker"), "They burned the oven.") == []
    quoted = 'My brother told them, "I bake bread." They burned the oven before my eyes.'
    following = "They burned the oven before my eyes."
    assert _chain(quoted, ("My brother", "told", '"I bake bread."'), following) == []


def test_who_is_reported_goes_on_where_no_witness_speaks():
    text = 'The baker said he was beaten. Men burned the oven. "I am afraid," he said.'
    assert _chain(text, ("The baker", "said", "he was beaten"), "Men burned the oven.") == ["baker"]


def test_what_was_reported_ends_at_the_next_heading():
    text = "The guild said there were no deaths.\nRELIEF\nA storehouse was burned."
    following = "A storehouse was burned."
    kinds = ("text", "subhead", "text")
    assert _chain(text, ("The guild", "said", "there were no deaths"), following, kinds) == []
    assert _chain(text, ("The guild", "said", "there were no deaths"), following) == ["guild"]


@pytest.mark.parametrize("title", ["Opinion: the last oven", "COMMENT | The last oven"])
def test_a_column_speaks_for_itself_in_its_next_paragraph(title):
    text = f"{title}\nThe guild says nine ovens are gone.\nThe mill must not be burned as well."
    following = "The mill must not be burned as well."
    assert _chain(text, ("The guild", "says", "nine ovens are gone"), following) == []


def test_an_appeal_to_the_reader_is_the_authors():
    text = "The guild insists that it baked for all. Imagine a town whose mill is burned."
    following = "Imagine a town whose mill is burned."
    assert _chain(text, ("The guild", "insists", "it baked for all"), following) == []


def test_who_confirms_what_the_author_tells_as_we_says_no_more():
    text = "Our men hold the ford, the harbour staff confirmed.\nShells fell on the mill."
    sketch = Sketch(text).says("the harbour staff", "confirmed", "Our men hold the ford")
    sketch.says(None, None, "Shells fell on the mill.", continues=True).frame("fell", "shelling")
    assert sketch.chain() == []


@pytest.mark.parametrize(
    ("following", "chain"),
    [
        ("Our boats took the pier.", []),
        ("The boats took the pier.", ["Reader"]),
        ("“Our boats took the pier.”", ["Reader"]),
    ],
)
def test_after_a_closed_quote_a_paragraph_that_says_we_is_the_authors(following, chain):
    sketch = Sketch(f"A reader writes: “They fled. The mill is empty.”\n{following}")
    sketch.says("A reader", "writes", "“They fled.").says(None, None, "The mill is empty.”", continues=True)
    sketch.says(None, None, following, continues=True).frame("took", "capture")
    assert [party.lower() for party in sketch.chain()] == [party.lower() for party in chain]


@pytest.mark.parametrize(
    ("verdict", "chain"),
    [
        ("This is a lie. One barn was burned.", []),
        ("In reality one barn was burned.", []),
        ("Then one barn was burned.", ["rebels"]),
    ],
)
def test_who_says_that_it_is_not_so_goes_on_in_their_own_voice(verdict, chain):
    sketch = Sketch(f"The rebels report that the mill is theirs. {verdict}")
    sketch.says("The rebels", "report", "the mill is theirs")
    for sentence in verdict.split(". "):
        sketch.says(None, None, sentence, continues=True)
    assert sketch.frame("burned", "damage").chain() == chain


def test_what_the_authors_of_a_letter_go_on_to_tell_stands_in_its_own_sentence():
    sketch = Sketch("We deplore the siege. Guards burned the mill.").says("We", "deplore", "the siege")
    sketch.says(None, None, "Guards burned the mill.", continues=True).frame("burned", "damage")
    assert sketch.words(sketch.claim.evidence) == "Guards burned the mill."


@pytest.mark.parametrize(
    ("lines", "told_by"),
    [
        ("• Nine men died, the agency said.\n• A mill was burned.", "The Harbour Post"),
        ("- Nine men died, the agency said.\n- A mill was burned.", "The Harbour Post"),
        # Told on in running text, or by whom a line names before what he says.
        ("Nine men died, the agency said.\nA mill was burned.", "agency"),
        ("• The agency said nine men died.\n• A mill was burned.", "agency"),
    ],
)
def test_who_is_named_at_the_end_of_a_line_of_a_list_says_no_other_line(lines, told_by):
    said = "Nine men died" if "Nine" in lines else "nine men died"
    sketch = Sketch(lines).says("the agency" if "the agency" in lines else "The agency", "said", said)
    sketch.says(None, None, "A mill was burned", continues=True)
    assert sketch.frame("burned", "damage").claim.chain[0].party == told_by


def _after_our_count(text, following):
    sketch = Sketch(text).says("our count", "by", "Nine guards fell").says(None, None, following, continues=True)
    return sketch.frame("burned", "damage").chain()


def test_where_an_author_says_we_what_follows_is_in_his_own_words():
    text = "Nine guards fell, by our count, and we took the gate. The enemy burned a barn."
    assert _after_our_count(text, "The enemy burned a barn.") == []
    told = "The vicar says two men lie in the nave. Nine are missing; we fear men burned the barn."
    sketch = Sketch(told).says("The vicar", "says", "two men lie in the nave")
    sketch.says(None, None, "Nine are missing; we fear men burned the barn.", continues=True)
    assert sketch.frame("burned", "damage").chain() == []


@pytest.mark.parametrize(
    "text",
    [
        "The baker told us that men came. They burned the oven.",  # who was told it does not tell it
        "The baker said we had no chance. They burned the oven.",  # "we" in his own words
        "The baker said that men came. They burned the oven. “We fled,” he said.",
    ],
)
def test_a_we_that_is_no_authors_ends_nobodys_words(text):
    told = next(words for words in ("that men came", "we had no chance") if words in text)
    sketch = Sketch(text).says("The baker", "told" if "told" in text else "said", told.removeprefix("that "))
    sketch.says(None, None, "They burned the oven.", continues=True).frame("burned", "damage")
    assert sketch.chain() == ["baker"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Nine men died, according to the clinic. In response, boats burned the mill.", []),
        ("Nine men died, according to the clinic. Separately, boats burned the mill.", []),
        ("Nine men died, according to the clinic. Later, boats burned the mill.", ["clinic"]),
        ("The clinic said nine men died. In response, boats burned the mill.", ["clinic"]),
    ],
)
def test_who_is_named_behind_his_words_says_nothing_of_what_the_text_turns_to(text, chain):
    first, following = text.split(". ")
    sketch = Sketch(text)
    if "according" in first:
        sketch.says("the clinic", "according to", "Nine men died")
    else:
        sketch.says("The clinic", "said", "nine men died")
    assert sketch.says(None, None, following, continues=True).frame("burned", "damage").chain() == chain
