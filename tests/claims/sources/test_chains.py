"""Who says it, through whom: source chains of every shape."""

from pathlib import Path

import pytest
from tests.claims.sketch import Sketch
from tests.claims.warread import gold

from fogline.claims.assemble import assemble
from fogline.records import Attribution, Span


def test_what_nobody_is_quoted_for_is_told_by_the_narrator():
    sketch = Sketch("Shells hit the mill in Orvel.").frame("hit", "shelling", place="Orvel")
    assert sketch.chain() == []
    narrator = sketch.claim.chain[0]
    assert (narrator.party, narrator.role, narrator.span) == ("The Harbour Post", "publisher", None)


def test_without_publisher_the_last_link_is_the_narrator():
    sketch = Sketch("Shells hit the mill.", publisher=None).frame("hit")
    assert sketch.claim.chain[-1].party == "narrator"


def test_a_named_source_comes_before_the_narrator_with_its_role():
    text = "Regional governor Ada Brenn said shells had hit the mill."
    sketch = (
        Sketch(text)
        .mention("Ada Brenn", "PERSON")
        .says("Regional governor Ada Brenn", "said", "shells had hit the mill")
    )
    sketch.frame("hit")
    link = sketch.claim.chain[0]
    assert (link.party, link.role, link.text) == ("Ada Brenn", "Regional governor", "Regional governor Ada Brenn")
    assert sketch.words(link.span) == "Regional governor Ada Brenn"


def test_links_nest_first_hand_first():
    text = "Interfax quoted the ministry as saying the rebels had claimed the capture of Orvel."
    sketch = Sketch(text).mention("Interfax", "ORG", "ministry", "ORG", "rebels", "FORCE")
    sketch.says("Interfax", "quoted", "the ministry as saying the rebels had claimed the capture of Orvel")
    sketch.says("the ministry", "as saying", "the rebels had claimed the capture of Orvel")
    sketch.says("the rebels", "claimed", "the capture of Orvel").frame("capture", "capture", place="Orvel")
    assert sketch.chain() == ["rebels", "ministry", "Interfax"]


def test_an_outlet_citing_somebody_is_further_out_though_contents_are_equal():
    text = "The Meridian, citing two officials, reported that the convoy had left."
    sketch = Sketch(text).mention("Meridian", "ORG")
    sketch.says("The Meridian, citing two officials", "reported", "the convoy had left")
    sketch.says("two officials", "citing", "the convoy had left").frame("left", "movement")
    assert sketch.chain() == ["two officials", "Meridian"]


def test_quoted_by_names_the_outer_source():
    text = "U.S. officials, quoted by the Herald, estimated that 70 had been killed."
    sketch = Sketch(text).mention("Herald", "ORG").says("U.S. officials", "estimated", "70 had been killed")
    sketch.says("the Herald", "quoted by", "70 had been killed").frame("killed", "casualties")
    assert sketch.chain() == ["U.S. officials", "Herald"]


def test_a_quote_that_runs_on_keeps_its_speaker_over_sentences():
    text = "“They shelled us all night,” Colonel Ada Brenn said.\n“Then they stormed the bridge.\n“We pulled back.”"
    sketch = Sketch(text).mention("Ada Brenn", "PERSON")
    sketch.says("Colonel Ada Brenn", "said", "“They shelled us all night,”")
    sketch.says(None, None, "“Then they stormed the bridge.", continues=True).says(
        None, None, "“We pulled back.”", continues=True
    )
    sketch.frame("stormed", "assault").frame("pulled back", "withdrawal")
    assert sketch.chain(0) == sketch.chain(1) == ["Ada Brenn"]


def test_a_bulletin_citing_another_goes_on_with_both():
    text = "The Meridian, citing the ministry: two towers fell.\nA third was damaged."
    sketch = Sketch(text).mention("Meridian", "ORG", "ministry", "ORG")
    sketch.says("The Meridian", ":", "two towers fell").says("the ministry", "citing", "two towers fell")
    sketch.says(None, None, "A third was damaged", continues=True).frame("damaged", "damage")
    assert sketch.chain() == ["ministry", "Meridian"]


def test_the_end_of_a_nested_quote_does_not_run_on():
    text = "Brenn said the rebels boast that they won. The road is cut."
    sketch = Sketch(text).mention("Brenn", "PERSON", "rebels", "FORCE")
    sketch.says("Brenn", "said", "the rebels boast that they won").says("the rebels", "boast", "they won")
    sketch.says(None, None, "The road is cut", continues=True).frame("cut", "siege")
    assert sketch.chain() == ["Brenn"]


def test_a_continued_quote_with_nothing_before_it_has_no_named_source():
    sketch = Sketch("“They stormed the bridge.”").says(None, None, "“They stormed the bridge.”", continues=True)
    assert sketch.frame("stormed", "assault").chain() == ["unnamed"]


def test_whoever_posted_the_footage_is_a_link_of_its_own():
    text = "‘We crossed the river,’ one of the soldiers said in a clip posted online on Monday by regional governor Ada Brenn."
    sketch = Sketch(text).mention("soldiers", "FORCE", "Ada Brenn", "PERSON")
    sketch.says("one of the soldiers", "said", "‘We crossed the river,’",
                via="in a clip posted online on Monday by regional governor Ada Brenn")  # fmt: skip
    sketch.frame("crossed", "capture")
    assert sketch.chain() == ["one of the soldiers", "Ada Brenn"]
    soldier, governor, _ = sketch.claim.chain
    assert soldier.channel is None
    assert governor.role == "regional governor"
    assert governor.channel.startswith("in a clip posted")


def test_a_released_statement_makes_its_releaser_a_link_even_without_a_name():
    text = "One captive said the camp was shelled in a video released by the militia."
    sketch = Sketch(text).says("One captive", "said", "the camp was shelled", via="in a video released by the militia")
    assert sketch.frame("shelled", "shelling").chain() == ["One captive", "militia"]


def test_a_platform_or_occasion_is_only_a_channel():
    for channel in ("on Facebook", "local television", "in a statement", "reporters"):
        text = f"Brenn said {channel} the dam was hit."
        sketch = (
            Sketch(text).mention("Brenn", "PERSON").says("Brenn", "said", "the dam was hit", via=channel).frame("hit")
        )
        assert sketch.chain() == ["Brenn"]
        assert sketch.claim.chain[0].channel == channel


def test_telling_a_news_outlet_makes_the_outlet_a_link():
    sketch = Sketch("Brenn told CNN the dam was hit.").mention("Brenn", "PERSON", "CNN", "ORG")
    sketch.says("Brenn", "told", "the dam was hit", via="CNN").frame("hit")
    assert sketch.chain() == ["Brenn", "CNN"]


def test_telling_a_minister_does_not():
    sketch = Sketch("Brenn told Omar Tellez the dam was hit.").mention("Brenn", "PERSON", "Omar Tellez", "PERSON")
    sketch.says("Brenn", "told", "the dam was hit", via="Omar Tellez").frame("hit")
    assert sketch.chain() == ["Brenn"]


def test_the_publisher_quoting_an_interview_with_itself_is_the_narrator():
    sketch = Sketch("Brenn told VOA the dam was hit.", publisher="Voice of America").mention(
        "Brenn", "PERSON", "VOA", "ORG"
    )
    sketch.says("Brenn", "told", "the dam was hit", via="VOA").frame("hit")
    assert sketch.chain() == ["Brenn"]


def test_footage_posted_by_somebody_is_said_by_whoever_posted_it():
    text = "Footage posted by a Ukrainian brigade shows the destruction of a column."
    sketch = Sketch(text).mention("Ukrainian brigade", "FORCE")
    sketch.says("Footage posted by a Ukrainian brigade", "shows", "the destruction of a column").frame(
        "destruction", "damage"
    )
    link = sketch.claim.chain[0]
    assert (link.party, link.side, link.channel) == ("Ukrainian brigade", "UA", "Footage posted")


def test_a_passive_source_is_unnamed():
    sketch = Sketch("It is thought the mine was laid by deserters.").says(
        None, "It is thought", "the mine was laid by deserters"
    )
    claim = sketch.frame("laid", "mobilization", "possible").claim
    assert (claim.chain[0].party, claim.chain[0].text) == ("unnamed", "It is thought")


def test_an_unnamed_report_inside_a_named_source_stays_a_link():
    sketch = Sketch("The mayor said shells reportedly hit the mill.").says(
        "The mayor", "said", "shells reportedly hit the mill"
    )
    sketch.says(None, "reportedly", "hit the mill").frame("hit", "shelling", "possible")
    assert sketch.chain() == ["unnamed", "mayor"]


def test_a_missing_source_beside_an_active_verb_is_found():
    sketch = (
        Sketch("The dam was hit, Brenn said.")
        .mention("Brenn", "PERSON")
        .says(None, "said", "The dam was hit")
        .frame("hit")
    )
    assert sketch.chain() == ["Brenn"]


def test_even_where_no_name_is_marked_there():
    text = "It rained, but the port authority has claimed that gunmen fled."
    sketch = Sketch(text).says(None, "claimed", "gunmen fled").frame("fled", "displacement")
    assert sketch.chain() == ["port authority"]


def test_a_passive_verb_has_no_source_beside_it():
    sketch = (
        Sketch("No losses were reported by noon.")
        .says(None, "reported", "No losses")
        .frame("losses", "casualties", "denied")
    )
    assert sketch.chain() == ["unnamed"]


def test_content_that_mostly_overlaps_the_trigger_counts():
    sketch = Sketch("Brenn said gunmen opened fire at dawn.").says("Brenn", "said", "gunmen opened fi")
    assert sketch.frame("opened fire").chain() == ["Brenn"]


def test_content_that_only_touches_the_trigger_does_not():
    sketch = Sketch("Brenn said gunmen opened fire at dawn.").says("Brenn", "said", "gunmen op")
    assert sketch.frame("opened fire").chain() == []


def test_content_on_both_sides_of_the_cue():
    text = "“The bridge,” Brenn said, “was blown up.”"
    sketch = Sketch(text).says("Brenn", "said", "“The bridge,”", "“was blown up.”").frame("blown up", "damage")
    assert sketch.chain() == ["Brenn"]


def test_an_accusation_is_told_by_the_narrator_and_its_actor_is_the_source():
    text = "Tarsia accused Morvania of shelling the border."
    sketch = (
        Sketch(text).mention("Tarsia", "STATE", "Morvania", "STATE").says("Tarsia", "accused", "shelling the border")
    )
    sketch.frame("accused", "accusation", target="Morvania").frame("shelling", "shelling", "possible")
    assert sketch.chain(0) == []
    assert [actor.party for actor in sketch.claims[0].actors] == ["Tarsia"]
    assert sketch.chain(1) == ["Tarsia"]


def test_an_accusation_inside_another_content_is_told_by_the_outer_source():
    text = "The envoy said Tarsia accused Morvania of shelling the border."
    sketch = Sketch(text).mention("Tarsia", "STATE", "Morvania", "STATE")
    sketch.says("The envoy", "said", "Tarsia accused Morvania of shelling the border")
    sketch.says("Tarsia", "accused", "shelling the border").frame("accused", "accusation").frame(
        "shelling", "shelling", "possible"
    )
    assert sketch.chain(0) == ["envoy"]
    assert sketch.chain(1) == ["Tarsia", "envoy"]


def test_two_sources_with_one_cue_speak_side_by_side():
    text = "According to the police and the governor, the depot was hit."
    sketch = (
        Sketch(text)
        .says("the police", "According to", "the depot was hit")
        .says("the governor", "According to", "the depot was hit")
    )
    assert sorted(c.chain[0].party for c in sketch.frame("hit").claims) == ["governor", "police"]


def test_who_denies_what_another_says_makes_a_second_claim():
    text = "Governor Ada Brenn denied a claim by Omar Tellez that the town had been seized."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON", "Omar Tellez", "PERSON")
    sketch.says("Governor Ada Brenn", "denied", "a claim by Omar Tellez that the town had been seized")
    sketch.says("Omar Tellez", "claim", "the town had been seized").frame("seized", "capture", "denied")
    told = {claim.chain[0].party: (claim.reality, claim.polarity) for claim in sketch.claims}
    assert told == {"Ada Brenn": ("denied", "negative"), "Omar Tellez": ("factual", "positive")}


def test_what_the_text_itself_refutes_is_two_claims():
    text = "Contrary to a claim by Omar Tellez, gunmen did not storm the bridge."
    sketch = Sketch(text).mention("Omar Tellez", "PERSON").says("Omar Tellez", "claim", "storm the bridge")
    told = sketch.frame("storm", "assault", "denied").claims
    assert {tuple(link.party for link in claim.chain[:-1]): claim.polarity for claim in told} == {
        ("Omar Tellez",): "positive",
        (): "negative",
    }


def test_a_source_that_says_no_is_not_refuted():
    sketch = Sketch("Brenn called it false and said nobody was hurt.").says("Brenn", "said", "nobody was hurt")
    claim = sketch.frame("hurt", "casualties", "denied").claim
    assert (claim.chain[0].party, claim.polarity) == ("Brenn", "negative")


def test_an_agency_reporting_a_denial_passes_it_on():
    text = "Interfax reported that the ministry denied any losses at sea."
    sketch = Sketch(text).mention("Interfax", "ORG", "ministry", "ORG")
    sketch.says("Interfax", "reported", "the ministry denied any losses at sea")
    sketch.says("the ministry", "denied", "any losses at sea").frame("losses", "casualties", "denied")
    assert sketch.chain() == ["ministry", "Interfax"]
    assert sketch.claim.polarity == "negative"


def test_rival_tolls_are_two_claims_with_a_number_each():
    text = "The health office put the dead at 40, while the rebels gave a figure of 12."
    sketch = Sketch(text).mention("health office", "ORG", "40", "QUANTITY", "rebels", "FORCE", "12", "QUANTITY")
    sketch.says("The health office", "put", "the dead at 40").says("the rebels", "gave", "a figure of 12")
    sketch.frame("dead", "casualties", quantity=["40", "12"])
    assert [(claim.chain[0].party, claim.quantities[0].low) for claim in sketch.claims] == [
        ("health office", 40),
        ("rebels", 12),
    ]


def test_the_same_party_twice_is_one_link():
    text = "Lavrov suggested they would strike, he claimed, because talks failed."
    sketch = Sketch(text).mention("Lavrov", "PERSON")
    sketch.says("Lavrov", "suggested", "they would strike, he claimed, because talks failed").says(
        "he", "claimed", "because talks failed"
    )
    assert sketch.frame("talks", "talks", "denied").chain() == ["Sergei Lavrov"]


def test_the_authors_i_is_the_narrator():
    sketch = Sketch("I saw tanks roll in.").says("I", "saw", "tanks roll in").frame("roll in", "movement")
    assert sketch.chain() == []


def test_broken_attributions_are_left_out():
    sketch = Sketch("Shells hit the mill.").frame("hit")
    sketch.attributions += [
        Attribution(Span(3, 900), Span(1, 2), None, (Span(0, 500),)),
        Attribution(None, None, None, ()),
        Attribution(None, None, None, (Span(4, 4),), continues=True),
    ]
    assert sketch.chain() == []


def test_words_that_nobody_is_named_for_interrupt_no_bulletin():
    text = "Report of the staff\nThree raids failed.\nThe enemy is expected to regroup.\nIf the ford falls, the road is cut."
    sketch = Sketch(text).says("the staff", "Report", "Three raids failed")
    sketch.says(None, None, "The enemy is expected to regroup", continues=True).says(None, "is expected", "to regroup")
    sketch.says(None, None, "If the ford falls, the road is cut", continues=True)
    sketch.frame("regroup", "movement", "future").frame("falls", "capture", "hypothetical")
    assert sketch.chain(0) == ["unnamed", "staff"]
    assert sketch.chain(1) == ["staff"]


def test_the_gold_bulletin_goes_on_with_its_speaker():
    path = Path(__file__).parents[2] / "evaluation" / "gold" / "general-staff.json"
    chains = {claim.type: claim.chain[0].party for claim in assemble(gold(path))}
    assert (chains["capture"], chains["siege"], chains["movement"]) == ("General Staff", "General Staff", "unnamed")


def test_a_quote_that_opens_alone_belongs_to_who_speaks_on_in_it():
    text = "The mayor said it was over.\n“They stormed the bridge. They were beaten,” Brenn said."
    sketch = Sketch(text).mention("Brenn", "PERSON").says("The mayor", "said", "it was over")
    sketch.says(None, None, "“They stormed the bridge.", continues=True).says("Brenn", "said#2", "They were beaten,”")
    assert sketch.frame("stormed", "assault").chain() == ["Brenn"]


def test_a_closed_quote_does_not_belong_to_the_next_speaker():
    text = '"We left," Brenn said. "They stormed the bridge." It was over, the mayor said.'
    sketch = Sketch(text).mention("Brenn", "PERSON").says("Brenn", "said", '"We left,"')
    sketch.says(None, None, '"They stormed the bridge."', continues=True).says("the mayor", "said#2", "It was over")
    assert sketch.frame("stormed", "assault").chain() == ["Brenn"]


@pytest.mark.parametrize(
    "channel",
    [
        "in footage posted online",
        "in footage posted",
        "in footage posted online on Monday by",
        "in footage posted online on Monday by regional governor Ada Brenn",
    ],
)
def test_a_channel_cut_short_goes_on_to_the_name_behind_it(channel):
    text = "“We are here,” one of the men said in footage posted online on Monday by regional governor Ada Brenn."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").says("one of the men", "said", "“We are here,”", via=channel)
    assert sketch.frame("here", "capture").chain() == ["one of the men", "Ada Brenn"]
    assert sketch.claim.chain[1].role == "regional governor"


def test_a_name_in_the_next_clause_did_not_pass_it_on():
    text = "The men said in footage posted online that they had left, as seen by Ada Brenn."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON")
    sketch.says("The men", "said", "they had left", via="in footage posted online")
    assert sketch.frame("left", "withdrawal").chain() == ["men"]


def test_the_speaker_of_a_film_is_not_the_narrator_of_the_text():
    sketch = Sketch("“The guns roll west,” the narrator says.", publisher=None)
    sketch.says("the narrator", "says", "“The guns roll west,”").frame("roll", "movement")
    assert [link.party for link in sketch.claim.chain] == ["the narrator", "narrator"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry has not commented on the losses at sea.",
        "The ministry did not mention the losses at sea.",
        "The ministry declined to comment on the losses at sea.",
        "The ministry did not say whether losses at sea rose.",
    ],
)
def test_who_keeps_silent_says_nothing(text):
    sketch = Sketch(text)
    cue = next(word for word in ("commented", "mention", "comment", "say") if f" {word} " in text)
    sketch.says("The ministry", cue, text[text.index("losses") : -1]).frame("losses", "casualties")
    assert sketch.chain() == []


def test_a_figure_that_another_denies_is_two_claims():
    text = "The ministry claimed that 180 men had died, a figure Tarsia denied."
    sketch = Sketch(text).mention("Tarsia", "STATE")
    sketch.says("The ministry", "claimed", "180 men had died").says("Tarsia", "denied", "180 men had died")
    told = {claim.chain[0].party: claim.polarity for claim in sketch.frame("died", "casualties").claims}
    assert told == {"ministry": "positive", "Tarsia": "negative"}


def test_but_what_the_figure_came_from_is_not_denied():
    text = "The ministry claimed that 180 men had died in that strike, a figure Tarsia denied."
    sketch = Sketch(text).mention("Tarsia", "STATE").says("The ministry", "claimed", "180 men had died in that strike")
    sketch.says("Tarsia", "denied", "180 men had died in that strike").frame("strike", "missile_strike")
    assert [(claim.chain[0].party, claim.polarity) for claim in sketch.claims] == [("ministry", "positive")]


def test_who_denies_that_it_happened_claims_that_it_did_not():
    sketch = Sketch("Brenn denied that the road had been cut.").says("Brenn", "denied", "the road had been cut")
    assert sketch.frame("cut", "siege").claim.polarity == "negative"


def test_who_denies_a_part_in_it_does_not_deny_that_it_happened():
    sketch = Sketch("Brenn denied a part in the raid.").says("Brenn", "denied", "a part in the raid")
    assert sketch.frame("raid", "assault").claim.polarity == "positive"


def test_unquoted_words_that_continue_nothing_are_the_narrators():
    sketch = Sketch("The enemy launched three raids.").says(
        None, None, "The enemy launched three raids", continues=True
    )
    assert sketch.frame("raids", "assault").chain() == []


def test_a_source_without_content_has_no_name():
    sketch = Sketch("Aid would come as announced.").says("as", "announced", "Aid would come").frame("Aid", "supply")
    assert sketch.chain() == ["unnamed"]


def test_a_quote_over_paragraphs_is_the_speakers_whom_only_its_end_names():
    text = (
        "Three nurses told the Post that the ward had been shelled.\n"
        "“The first shell hit the roof. We ran to the cellar.\n"
        "“Then they shot at the ambulance.\n"
        "“I counted six dead,” said Ada Brenn, a surgeon."
    )
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").says("Three nurses", "told", "the ward had been shelled")
    sketch.says(None, None, "“The first shell hit the roof.", continues=True)
    sketch.says(None, None, "We ran to the cellar.", continues=True)
    sketch.says(None, None, "“Then they shot at the ambulance.", continues=True)
    sketch.says("Ada Brenn, a surgeon", "said", "“I counted six dead,”")
    sketch.frame("hit", "shelling").frame("ran", "displacement").frame("shot", "attack")
    assert [sketch.chain(number) for number in range(3)] == [["Ada Brenn"]] * 3


def test_a_quote_closed_before_the_next_one_stays_with_who_spoke():
    text = "“The roof fell in,” a nurse said.\n“Two died.”\n“Nobody came,” said Ada Brenn."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").says("a nurse", "said", "“The roof fell in,”")
    sketch.says(None, None, "“Two died.”", continues=True).says("Ada Brenn", "said", "“Nobody came,”")
    assert sketch.frame("died", "casualties").chain() == ["nurse"]


def test_the_agent_of_a_passive_is_the_source():
    text = "An envoy said Tarsia had been told by Orvel that the pass was closed."
    sketch = Sketch(text).mention("Tarsia", "STATE", "Orvel", "PLACE")
    sketch.says("An envoy", "said", "Tarsia had been told by Orvel that the pass was closed")
    sketch.says(None, "had been told", "the pass was closed").frame("closed", "movement")
    assert sketch.chain() == ["Orvel", "envoy"]


def test_who_is_named_as_reporting_it_is_not_unnamed_besides():
    text = "Four sailors are reported dead, according to the owner."
    sketch = Sketch(text).says(None, "are reported", "Four sailors", "dead")
    sketch.says("the owner", "according to", "Four sailors are reported dead").frame("dead", "casualties")
    assert sketch.chain() == ["owner"]


def test_what_follows_the_mention_of_a_report_is_the_narrators():
    text = "The watch office received a report of an attack off Orvel. The tanker was hit by a shell."
    sketch = Sketch(text).says(None, "report", "an attack off Orvel")
    sketch.says(None, None, "The tanker was hit by a shell.", continues=True).frame("hit", "shelling")
    assert sketch.chain() == []


def test_reports_said_to_be_wrong_are_told_by_them_and_denied_by_the_text():
    text = "Rumours online that a ferry was sunk off Orvel are incorrect."
    sketch = Sketch(text).says(None, "Rumours", "a ferry was sunk off Orvel").frame("sunk", "damage")
    told = [(claim.reality, claim.chain[0].party) for claim in sketch.claims]
    assert told == [("possible", "unnamed"), ("denied", "The Harbour Post")]


def test_a_toll_put_by_somebody_is_theirs():
    text = "The toll was later put at 15 by the Orvel clinic."
    sketch = Sketch(text).mention("Orvel clinic", "FACILITY", "15", "QUANTITY").says(None, "put", "The toll", "at 15")
    assert sketch.frame("toll", "casualties", quantity="15").chain() == ["Orvel clinic"]


def test_reports_contradicted_are_no_link_of_the_chain_of_who_contradicts_them():
    text = "Contrary to reports in Orvel newspapers, the fort had not been taken, Colonel Ada Brenn said."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON", "Orvel newspapers", "GROUP")
    sketch.says("Colonel Ada Brenn", "said", "the fort had not been taken")
    sketch.says("reports in Orvel newspapers", "Contrary to", "the fort had not been taken")
    sketch.says("Orvel newspapers", "reports", "the fort had not been taken").frame("taken", "capture", "denied")
    assert sketch.chain() == ["Ada Brenn"]


def test_the_source_of_a_verb_without_one_is_not_looked_for_in_the_next_clause():
    text = "Tarsian officials, who until then had reported one death, said three guards were killed."
    sketch = Sketch(text).mention("guards", "FORCE").says(None, "had reported", "one death")
    sketch.says("Tarsian officials", "said", "three guards were killed").frame("death", "casualties")
    assert sketch.chain() == ["Tarsian officials"]


COLUMN = "The police said they had found rifles.\nOur leaders sleep while the guns kill us."


def test_a_column_that_says_we_is_its_authors_and_not_who_spoke_before():
    sketch = Sketch(COLUMN).mention("police", "ORG").says("The police", "said", "they had found rifles")
    sketch.says(None, None, "Our leaders sleep while the guns kill us.", continues=True).frame("kill", "casualties")
    assert sketch.chain() == []


def test_a_statement_that_says_we_goes_on():
    sketch = Sketch(COLUMN.replace("said they", "said: they")).mention("police", "ORG")
    sketch.says("The police", "said", "they had found rifles")
    sketch.says(None, None, "Our leaders sleep while the guns kill us.", continues=True).frame("kill", "casualties")
    assert sketch.chain() == ["police"]


@pytest.mark.parametrize("aside", ["at which, according to the union,", "where, according to the union,"])
def test_what_the_text_adds_of_another_source_is_not_passed_on_by_the_first(aside):
    text = f"The board said nothing happened at the mill, {aside} six men were hurt."
    sketch = Sketch(text).mention("board", "ORG", "union", "ORG")
    sketch.says("The board", "said", text[len("The board said ") : -1])
    sketch.says("the union", "according to", "six men were hurt").frame("hurt", "casualties")
    assert sketch.chain() == ["union"]


def test_while_another_speaks_he_is_not_quoted_by_the_first():
    text = "One said he saw a fire, while the other had heard shots."
    sketch = Sketch(text).says("One", "said", "he saw a fire, while the other had heard shots")
    sketch.says("the other", "had heard", "shots").frame("shots", "attack")
    assert sketch.chain() == ["other"]


def test_who_is_quoted_by_the_one_cited_is_the_first_of_the_chain():
    text = "Six miners died, Harbour News said, citing the fire service, which itself quoted the mayor of Orvel."
    sketch = Sketch(text).mention("Harbour News", "ORG", "Orvel", "PLACE")
    sketch.says("Harbour News", "said", "Six miners died").says("the fire service", "citing", "Six miners died")
    assert sketch.frame("died", "casualties").chain() == ["mayor of Orvel", "fire service", "Harbour News"]


@pytest.mark.parametrize(
    ("tale", "source"),
    [
        ("Orvel's claim that guards burned the mill", "Orvel"),
        ("claims by the rebels that guards burned the mill", "the rebels"),
    ],
)
def test_who_only_has_a_claim_named_says_nothing_of_what_follows(tale, source):
    sketch = Sketch(f"We doubt {tale}. Boats took the pier.")
    sketch.says(source, "claims" if "claims" in tale else "claim", "guards burned the mill")
    sketch.says(None, None, "Boats took the pier.", continues=True).frame("took", "capture")
    assert sketch.chain() == []


def test_an_order_that_others_tell_of_is_no_word_of_who_gave_it():
    sketch = Sketch("The judges found that Brenn had ordered the burning of the mill.").mention("Brenn", "PERSON")
    sketch.says("The judges", "found", "Brenn had ordered the burning of the mill")
    sketch.says("Brenn", "had ordered", "the burning of the mill").frame("burning", "damage", actor="Brenn")
    assert sketch.chain() == ["judges"]


def test_an_order_that_the_text_tells_of_is_the_word_of_who_gave_it():
    sketch = Sketch("Brenn ordered the burning of the mill.").mention("Brenn", "PERSON")
    sketch.says("Brenn", "ordered", "the burning of the mill").frame("burning", "damage", "future")
    assert sketch.chain() == ["Brenn"]


def test_who_was_spoken_to_is_not_who_told():
    text = "I met Ada Brenn on Friday and told her that the mill had burned."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").says(None, "told", "the mill had burned")
    assert sketch.frame("burned", "damage").chain() == []


def test_a_stretch_of_front_before_a_colon_says_nothing():
    sketch = Sketch("Orvel direction: The guards burned the mill.").mention("Orvel", "PLACE")
    sketch.says("Orvel direction", ":", "The guards burned the mill.").frame("burned", "damage")
    assert sketch.chain() == []


def test_a_quote_of_nobody_in_a_heading_does_not_go_on_in_the_text():
    text = "“They shot at us”: a night in Orvel\nTarn, a baker, said guards came. “They burned the mill.”"
    sketch = Sketch(text, kinds=("title",)).mention("Tarn", "PERSON").says(None, ":", "“They shot at us”")
    sketch.says("Tarn, a baker", "said", "guards came").says(None, None, "“They burned the mill.”", continues=True)
    assert sketch.frame("burned", "damage").chain() == ["Tarn"]


@pytest.mark.parametrize("verdict", ["that was untrue", "this is a lie", "it was completely false"])
def test_who_calls_it_untrue_in_the_same_sentence_denies_it(verdict):
    sketch = Sketch(f"Elders said guards had burned the mill; Brenn said {verdict}.").mention("Brenn", "PERSON")
    sketch.says("Elders", "said", "guards had burned the mill").says("Brenn", "said#2", verdict)
    sketch.frame("burned", "damage", "denied", actor="guards")
    assert [(claim.reality, claim.chain[0].party) for claim in sketch.claims] == [
        ("factual", "Elders"),
        ("denied", "Brenn"),
    ]


@pytest.mark.parametrize("reality", ["factual", "denied"])
@pytest.mark.parametrize(
    "verdict", ["This is a lie.", "That is not true.", "It was completely false.", "That was wrong: they were in port."]
)
def test_what_the_next_sentence_calls_untrue_is_told_and_denied(verdict, reality):
    sketch = Sketch(f"The rebels report that six boats were burned. {verdict}")
    sketch.says("The rebels", "report", "six boats were burned").frame("burned", "damage", reality)
    assert [(claim.reality, len(claim.chain)) for claim in sketch.claims] == [("factual", 2), ("denied", 1)]


@pytest.mark.parametrize("who", ["An earlier post", "We"])
def test_what_an_earlier_post_said_and_is_called_wrong_is_only_denied(who):
    sketch = Sketch(f"{who} said that six boats were burned. That was wrong: they were in port.")
    sketch.says(who, "said", "six boats were burned").frame("burned", "damage")
    assert [(claim.reality, claim.chain[0].party) for claim in sketch.claims] == [("denied", "The Harbour Post")]


def test_in_a_briefing_who_answers_that_it_is_false_denies_it():
    text = "Question: The rebels say that six boats were burned.\nSpokesman: That is false. All are in port."
    sketch = Sketch(text).says("The rebels", "say", "six boats were burned").frame("burned", "damage")
    assert [(claim.reality, claim.chain[0].party) for claim in sketch.claims] == [
        ("factual", "rebels"),
        ("denied", "Spokesman"),
    ]


def test_what_is_only_taken_for_granted_is_not_called_untrue():
    sketch = Sketch("The rebels say they left after the raid. This is a lie.")
    sketch.says("The rebels", "say", "they left after the raid").frame("raid")
    assert [claim.reality for claim in sketch.claims] == ["factual"]


@pytest.mark.parametrize("after", ["In fact seven were burned.", "It was wrong to burn them.", "This is the truth."])
def test_what_goes_on_from_a_report_does_not_deny_it(after):
    sketch = Sketch(f"The rebels report that six boats were burned. {after}")
    sketch.says("The rebels", "report", "six boats were burned").frame("burned", "damage")
    assert [claim.reality for claim in sketch.claims] == ["factual"]


@pytest.mark.parametrize(
    ("source", "cue", "reality"),
    [
        ("Unconfirmed reports", "say", "possible"),
        (None, "unverified reports", "possible"),
        (None, "rumours", "possible"),
        ("Reports", "say", "factual"),
        ("The Rumour Desk", "say", "factual"),
    ],
)
def test_what_is_only_rumoured_may_be(source, cue, reality):
    opening = f"{source} {cue}" if source else f"There were {cue} that"
    sketch = Sketch(f"{opening} a mill was burned.").says(source, cue, "a mill was burned").frame("burned", "damage")
    assert sketch.claim.reality == reality


@pytest.mark.parametrize(
    "words",
    [
        "had nothing to do with the raid",
        "played no part in the raid",
        "had no hand in this deadly night raid",
        "was not behind the raid",
    ],
)
def test_who_says_that_somebody_had_no_part_in_a_raid_does_not_tell_of_it(words):
    sketch = Sketch(f"Brenn said Tarsia {words}.").says("Brenn", "said", f"Tarsia {words}").frame("raid", "attack")
    (claim,) = sketch.claims
    assert [link.party for link in claim.chain] == ["The Harbour Post"]


@pytest.mark.parametrize(
    "words", ["had no arms for the raid", "took part in the raid", "was not at home when the raid began"]
)
def test_who_says_anything_else_of_a_raid_tells_of_it(words):
    sketch = Sketch(f"Brenn said Tarsia {words}.").says("Brenn", "said", f"Tarsia {words}").frame("raid", "attack")
    assert [link.party for link in sketch.claims[0].chain] == ["Brenn", "The Harbour Post"]


@pytest.mark.parametrize(
    "outlet", ["Harbour Radio", "Daily Harbour", "Harbour Inquirer", "Orvel Press", "Harbour News"]
)
def test_whom_it_was_told_passes_it_on_where_its_name_is_that_of_an_outlet(outlet):
    sketch = Sketch(f"The dam was hit, Brenn told {outlet}.").mention("Brenn", "PERSON", outlet, "ORG")
    sketch.says("Brenn", "told", "The dam was hit", via=outlet).frame("hit")
    assert sketch.chain() == ["Brenn", outlet]


def test_whom_else_it_was_told_does_not():
    sketch = Sketch("The dam was hit, Brenn told the Dockers Union.").mention("Brenn", "PERSON", "Dockers Union", "ORG")
    sketch.says("Brenn", "told", "The dam was hit", via="the Dockers Union").frame("hit")
    assert sketch.chain() == ["Brenn"]


@pytest.mark.parametrize(
    ("aside", "cue"),
    [
        (", first reported by the Harbour Herald,", "reported"),
        (", originally published by Harbour News,", "published"),
        (" (obtained by the Harbour Herald)", "obtained"),
    ],
)
def test_who_first_reported_what_pictures_show_only_passes_it_on(aside, cue):
    text = f"Images from orbit{aside} show bodies in Orvel."
    outlet = "Harbour News" if "News" in aside else "Harbour Herald"
    sketch = Sketch(text).mention(outlet, "ORG").says("Images from orbit", "show", "bodies in Orvel")
    sketch.says(outlet if "the" not in aside else f"the {outlet}", cue, "bodies in Orvel")
    assert sketch.frame("bodies", "casualties").chain() == ["Images from orbit", outlet]


def test_a_paper_is_passed_on_by_who_obtained_it_at_the_head_of_a_sentence_too():
    sketch = Sketch("Documents obtained by the Harbour Herald show ten died.").mention("Harbour Herald", "ORG")
    sketch.says("Documents obtained by the Harbour Herald", "show", "ten died")
    assert sketch.frame("died", "casualties").chain() == ["Documents", "Harbour Herald"]


def test_it_that_announced_something_is_the_body_before_it_where_nobody_spoke():
    text = "Tarsia's military struck Orvel despite a truce it announced in May, the Board said."
    sketch = Sketch(text).mention("Tarsia's military", "FORCE", "Board", "ORG")
    sketch.says("it", "announced", "a truce").says(
        "the Board", "said", "Tarsia's military struck Orvel despite a truce it announced in May"
    )
    assert sketch.frame("truce", "agreement").chain() == ["Tarsia's military", "Board"]


@pytest.mark.parametrize(
    ("body", "passes"), [("Human Rights Watch", True), ("Amnesty International", True), ("NATO", False)]
)
def test_monitors_pass_on_what_they_are_told(body, passes):
    sketch = Sketch(f"The dam was hit, a herder told {body}.").mention(body, "ORG")
    sketch.says("a herder", "told", "The dam was hit", via=body).frame("hit")
    assert sketch.chain() == (["herder", body] if passes else ["herder"])


@pytest.mark.parametrize("cue", ["were reported", "have been recorded", "reported"])
def test_who_says_that_none_were_reported_knows_of_none_himself(cue):
    sketch = Sketch(f"The Board said no injuries {cue}.").mention("Board", "ORG")
    sketch.says("The Board", "said", f"no injuries {cue}").says(None, cue, "no injuries")
    assert sketch.frame("injuries", "casualties", "denied").chain() == ["Board"]


def test_but_those_who_were_reported_dead_others_told_of():
    sketch = Sketch("The Board said three were reported dead.").mention("Board", "ORG")
    sketch.says("The Board", "said", "three were reported dead").says(None, "were reported", "three", "dead")
    assert sketch.frame("dead", "casualties").chain() == ["unnamed", "Board"]


@pytest.mark.parametrize(
    ("text", "content", "trigger"),
    [
        ("Shells fell in Orvel, with no casualties reported among locals.", "no casualties", "casualties"),
        ("Four clerks reported missing on Friday were freed.", "missing on Friday", "missing"),
        ("Two guards reported dead in May came home.", "dead in May", "dead"),
        ("Two deaths reported in Orvel were of fever.", "Two deaths", "deaths"),
    ],
)
def test_those_of_whom_it_is_reported_do_not_report_it(text, content, trigger):
    sketch = Sketch(text).mention("Orvel", "PLACE") if "Orvel" in text else Sketch(text)
    sketch.says(None, "reported", content)
    assert sketch.frame(trigger, "casualties", "possible").chain() == ["unnamed"]


def test_who_reports_somebody_missing_does():
    sketch = Sketch("Two deaths, the guards reported.").mention("guards", "FORCE")
    sketch.says(None, "reported", "Two deaths").frame("deaths", "casualties")
    assert sketch.chain() == ["guards"]


def test_a_cue_without_a_letter_carries_nothing():
    sketch = Sketch("Shells hit the mill \u2028 in Orvel.").says("the mill", "\u2028", "Shells hit")
    assert sketch.frame("hit", "shelling").claims
