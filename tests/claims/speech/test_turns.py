"""In a transcript the speaker of a paragraph is the source of what is said in it."""

from tests.claims.sketch import Sketch

BRIEFING = (
    "SPOKESPERSON (Ada Brenn): Good morning. We have counted forty dead in Lower Orvel.\n"
    "QUESTION (Harbour Radio): The army denies having bombed the mill.\n"
    "SPOKESPERSON: A convoy was attacked near Dovhe."
)


def briefing():
    return Sketch(BRIEFING).mention("Ada Brenn", "PERSON", "Harbour Radio", "ORG", "army", "FORCE")


def test_we_is_whoever_has_the_turn():
    sketch = briefing().says("We", "have counted", "forty dead in Lower Orvel").frame("dead", "casualties")
    assert sketch.chain() == ["Ada Brenn"]


def test_a_short_label_means_the_speaker_it_was_introduced_with():
    assert briefing().frame("attacked", "attack").chain() == ["Ada Brenn"]


def test_who_passes_on_a_denial_does_not_assert_what_is_denied():
    sketch = briefing().says("The army", "denies", "having bombed the mill").frame("bombed", "air_strike")
    assert [claim.reality for claim in sketch.claims] == ["denied"]
    assert sketch.chain() == ["army", "Harbour Radio"]


def test_one_name_with_an_office_is_a_turn_and_a_lone_label_is_none():
    one = (
        Sketch("Ada Brenn (Relief Office): Shells hit the mill.")
        .mention("Ada Brenn", "PERSON")
        .frame("hit", "shelling")
    )
    assert one.chain() == ["Ada Brenn"]
    assert Sketch("Note: Shells hit the mill.").frame("hit", "shelling").chain() == []
    assert Sketch("Mayor: Shells hit the mill.").frame("hit", "shelling").chain() == []


def test_the_evidence_of_a_long_turn_is_the_sentence():
    sketch = briefing().frame("dead", "casualties")
    assert sketch.words(sketch.claim.evidence) == "We have counted forty dead in Lower Orvel."


INTERVIEW = (
    "Our correspondent Ines Tal spoke to Dr. Ada Brenn, who runs the clinic in Orvel.\n"
    "Q: The army says it hit a depot.\n"
    "A: They hit the bakery. Four people died."
)


def test_answers_are_those_of_whom_the_text_says_was_asked_and_questions_the_publishers():
    sketch = Sketch(INTERVIEW).mention("Ines Tal", "PERSON", "Ada Brenn", "PERSON", "army", "FORCE")
    sketch.says("Q", ":", "The army says it hit a depot").says("The army", "says", "it hit a depot")
    sketch.says("A#2", ":", "They hit the bakery").says(None, None, "Four people died.", continues=True)
    sketch.frame("hit#1", "shelling").frame("hit#2", "shelling").frame("died", "casualties")
    assert [sketch.chain(number) for number in range(3)] == [["army"], ["Ada Brenn"], ["Ada Brenn"]]


def test_answers_of_nobody_named_are_unnamed():
    sketch = Sketch("Q: What did you see?\nA: Shells hit the bakery.").frame("hit", "shelling")
    assert sketch.chain() == ["unnamed"]


def test_another_question_is_not_that_of_who_asked_before():
    sketch = Sketch(BRIEFING + "\nQUESTION: Was the bridge hit?").mention("Harbour Radio", "ORG")
    assert sketch.frame("hit", "shelling", "possible").chain() == ["unnamed"]


def test_each_side_speaks_in_the_paragraph_under_its_name():
    text = "Harbour Union: Two piers were hit. A crane was burned.\nPort Board: Nothing was burned."
    sketch = Sketch(text).mention("Harbour Union", "ORG", "Port Board", "ORG")
    sketch.says("Harbour Union", ":", "Two piers were hit.").says("Port Board", ":", "Nothing was burned.")
    assert sketch.frame("burned", "damage").chain() == ["Harbour Union"]


def test_a_surname_in_capitals_is_the_one_named_in_full_elsewhere():
    text = "HOST: On the line is Ada Brenn.\nBRENN: Shots were heard. The mill was burned."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").frame("burned", "damage")
    assert sketch.chain() == ["Ada Brenn"]


def test_the_further_paragraphs_of_a_turn_are_his_and_so_is_their_we():
    text = "Mr. BRENN: Nine boats left.\nWe have seen reports that a mill burned.\nMr. KOLE: Two men died.\nOur staff are held."
    sketch = Sketch(text).says("Mr. BRENN", ":", "Nine boats left.")
    sketch.says(None, None, "We have seen reports that a mill burned.", continues=True)
    sketch.says("Mr. KOLE", ":#2", "Two men died.").says(None, None, "Our staff are held.", continues=True)
    sketch.frame("burned", "damage").frame("held", "detention")
    assert [claim.chain[0].text for claim in sketch.claims] == ["Mr. BRENN", "Mr. KOLE"]


def test_in_a_talk_to_and_fro_all_paragraphs_up_to_the_next_label_are_of_who_speaks():
    text = (
        "STUDIO: What happened?\nBRENN: Nine boats left.\nOne was sunk.\nSTUDIO: And then?\nBRENN: Two men died.\n"
        "We buried them.\nThe mill burned."
    )
    sketch = (
        Sketch(text).mention("BRENN", "PERSON", "BRENN#2", "PERSON").frame("sunk", "damage").frame("burned", "damage")
    )
    sketch.frame("buried", "casualties")
    assert [claim.chain[0].text for claim in sketch.claims] == ["BRENN", "BRENN", "The Harbour Post"]
    once = "HARBOUR: Nine boats left.\nOne was sunk.\nVALE: Two men died."
    sketch = Sketch(once).mention("HARBOUR", "PERSON", "VALE", "PERSON").frame("sunk", "damage")
    assert sketch.claim.chain[0].text == "The Harbour Post"
