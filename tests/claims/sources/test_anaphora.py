"""What "they", "it", "the country", "our forces" mean, as source and as actor or target; and what stays as printed."""

import pytest
from tests.claims.sketch import Sketch


def actor(sketch):
    return [(one.party, one.side) for one in sketch.claims[-1].actors]


def test_the_country_is_the_state_named_last_even_in_the_name_of_a_place():
    text = "Tarsia is not alone: guns moved to Finland’s border a day after the country announced it would arm."
    sketch = Sketch(text).mention("Finland’s border", "PLACE").says("the country", "announced", "it would arm")
    sketch.frame("arm", "mobilization", "future", actor="it")
    assert sketch.chain() == ["Finland"]
    assert actor(sketch) == [("Finland", "FI")]


def test_who_says_it_did_something_is_it():
    sketch = Sketch("The coalition said it shot down two drones.").mention("coalition", "FORCE")
    sketch.says("The coalition", "said", "it shot down two drones").frame("shot down", "interception", actor="it")
    assert actor(sketch) == [("coalition", None)]


def test_a_pronoun_beside_a_name_in_the_same_role_adds_nothing():
    sketch = Sketch("The coalition said it shot down two drones.").mention("coalition", "FORCE")
    sketch.says("The coalition", "said", "it shot down two drones")
    sketch.frame("shot down", "interception", actor=["The coalition", "it"])
    assert actor(sketch) == [("coalition", None)]


def test_but_another_person_beside_a_name_stays():
    sketch = Sketch("Omar Tellez spoke. He met Russian officials.").mention("Omar Tellez", "PERSON")
    sketch.says("Omar Tellez", "spoke", "He met Russian officials").frame(
        "met", "talks", actor=["He", "Russian officials"]
    )
    assert [party for party, _ in actor(sketch)] == ["Omar Tellez", "Russian officials"]


def test_they_in_a_quote_are_the_foes_of_whom_the_sentence_before_speaks():
    text = "Russian troops were sent to Tarn, Podolyak said. “Their task is to take Orvel,” he said."
    sketch = Sketch(text).mention("Russian troops", "FORCE", "Podolyak", "PERSON")
    sketch.says("Podolyak", "said", "Russian troops were sent to Tarn").says(
        "he", "said#2", "“Their task is to take Orvel,”"
    )
    sketch.frame("take", "capture", "future", actor="Their")
    assert actor(sketch) == [("Russian troops", "RU")]


@pytest.mark.parametrize(
    "before",
    [
        "Ukrainian troops were sent to Tarn, Podolyak said.",  # his own people would be "we"
        "Russian troops and Tarsian gunmen were sent to Tarn, Podolyak said.",  # which of the two?
    ],
)
def test_they_stay_as_printed_where_that_is_not_safe(before):
    sketch = Sketch(f"{before} “They failed to take Orvel,” he said.")
    sketch.mention("Podolyak", "PERSON")
    for force in ("Ukrainian troops", "Russian troops", "Tarsian gunmen"):
        if force in before:
            sketch.mention(force, "FORCE")
    sketch.says("Podolyak", "said", before.removesuffix(", Podolyak said.")).says(
        "he", "said#2", "“They failed to take Orvel,”"
    )
    sketch.frame("take", "capture", "denied", actor="They")
    assert actor(sketch) == [("They", None)]


def test_our_forces_are_on_the_side_of_who_speaks():
    sketch = Sketch("“Our forces took Orvel,” Russian senator Lev Arkov said.").mention(
        "Lev Arkov", "PERSON", "forces", "FORCE"
    )
    sketch.says("Russian senator Lev Arkov", "said", "“Our forces took Orvel,”").frame(
        "took", "capture", actor="Our forces"
    )
    assert actor(sketch)[0][1] == "RU"


def test_the_group_is_the_one_its_spokesman_speaks_for():
    text = "The coalition said it was over. Omar Tell, a Houthi spokesman, said the group had hit a port."
    sketch = (
        Sketch(text).mention("coalition", "FORCE", "Omar Tell", "PERSON").says("The coalition", "said", "it was over")
    )
    sketch.says("Omar Tell, a Houthi spokesman", "said#2", "the group had hit a port").frame("hit", actor="the group")
    assert actor(sketch) == [("Houthis", "Houthis")]


def test_rebels_are_no_army():
    text = "The M23 rebels came near. The Congolese army said it was over. The dam was hit, the rebels said."
    sketch = Sketch(text).mention("M23 rebels", "FORCE", "Congolese army", "FORCE")
    sketch.says("The Congolese army", "said", "it was over").says("the rebels", "said#2", "The dam was hit").frame(
        "hit"
    )
    assert sketch.chain() == ["M23 rebels"]


def test_a_headline_names_the_office_and_the_text_its_bearer():
    text = "Gunmen stormed Orvel airport, says governor\nThe governor of North Tarn, Ada Brenn, said gunmen stormed it."
    sketch = Sketch(text, kinds=("title",)).mention("Ada Brenn", "PERSON")
    sketch.says("governor", "says", "Gunmen stormed Orvel airport")
    assert sketch.frame("stormed", "assault").chain() == ["Ada Brenn"]


def test_two_governors_leave_the_headline_as_printed():
    text = "Gunmen stormed Orvel airport, says governor\nTarn governor Ada Brenn and Lund governor Omar Tellez met."
    sketch = Sketch(text, kinds=("title",)).mention("Ada Brenn", "PERSON", "Omar Tellez", "PERSON")
    sketch.says("governor", "says", "Gunmen stormed Orvel airport")
    assert sketch.frame("stormed", "assault").chain() == ["governor"]


def test_the_two_leaders_are_those_who_spoke_together():
    text = "President Ada Brenn and Premier Omar Tellez said it was time. It would end, the two leaders said."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON", "Omar Tellez", "PERSON")
    sketch.says("President Ada Brenn and Premier Omar Tellez", "said", "it was time")
    assert sketch.says("the two leaders", "said#2", "It would end").frame("end", "agreement").chain() == [
        "Ada Brenn and Omar Tellez"
    ]


def test_he_behind_a_long_quote_is_who_opened_the_sentence_before_it():
    text = "Omar Tellez spoke in Orvel.\n“They fled. They left guns. The town is free,” he said."
    sketch = Sketch(text).mention("Omar Tellez", "PERSON")
    for words in ("“They fled.", "They left guns.", "The town is free,”"):
        sketch.says("he", "said", words)
    assert sketch.frame("fled", "withdrawal").chain() == ["Omar Tellez"]


def test_it_confirmed_is_the_state_that_opens_the_sentence_before():
    text = "Rwanda denied it all. Kinshasa has cut ties. It confirmed it would ask for help."
    sketch = Sketch(text).mention("Rwanda", "STATE", "Kinshasa", "STATE").says("Rwanda", "denied", "it all")
    sketch.says("It", "confirmed", "it would ask for help").frame("ask", "request", "future")
    assert sketch.chain() == ["Democratic Republic of the Congo"]


@pytest.mark.parametrize(
    ("forces", "phrase", "party"),
    [
        (["Houthis"], "the rebels", "Houthis"),
        (["Hamas", "Hezbollah"], "the militants", "militants"),  # which of the two?
        (["Hezbollah"], "the armed group", "Hezbollah"),
        (["Hezbollah"], "the 20-power group", "20-power group"),
    ],
)
def test_the_rebels_are_the_only_armed_group_named_before(forces, phrase, party):
    text = f"{' and '.join(forces)} came near. The dam was hit, {phrase} said."
    sketch = Sketch(text)
    for force in forces:
        sketch.mention(force, "FORCE")
    assert sketch.says(phrase, "said", "The dam was hit").frame("hit").chain() == [party]


def test_its_infantry_is_that_of_the_state_not_of_the_nameless_troops():
    text = "Russia moved troops to Tarn, and its infantry entered Orvel."
    sketch = (
        Sketch(text).mention("Russia", "STATE", "troops", "FORCE").frame("entered", "capture", actor="its infantry")
    )
    assert actor(sketch)[0][1] == "RU"


def test_its_posts_are_those_of_the_ministry_and_not_of_the_forces_that_fired():
    text = "Azerbaijan's defence ministry said Armenian forces shelled its posts."
    sketch = Sketch(text).mention("Azerbaijan's defence ministry", "ORG", "Armenian forces", "FORCE")
    sketch.says("Azerbaijan's defence ministry", "said", "Armenian forces shelled its posts")
    sketch.frame("shelled", "shelling", actor="Armenian forces", target="its posts")
    assert [target.side for target in sketch.claims[0].targets] == ["AZ"]


def test_the_assessment_is_that_of_who_spoke_right_before():
    text = "UK Defence Intelligence said it was over. The advance stalled, the assessment added."
    sketch = (
        Sketch(text).mention("UK Defence Intelligence", "ORG").says("UK Defence Intelligence", "said", "it was over")
    )
    sketch.says("the assessment", "added", "The advance stalled").frame("advance", "assault")
    assert sketch.chain() == ["UK Ministry of Defence"]


def test_his_house_takes_no_side_but_his_troops_do():
    text = "Russian senator Lev Arkov said it was over. A blast hit his house and his troops."
    sketch = (
        Sketch(text)
        .mention("Lev Arkov", "PERSON", "troops", "FORCE")
        .says("Russian senator Lev Arkov", "said", "it was over")
    )
    sketch.frame("hit", "explosion", target=["his house", "his troops"])
    assert [target.side for target in sketch.claim.targets] == [None, "RU"]


def test_it_is_the_force_that_spoke_last_under_one_name():
    text = "Nine died, the Village Committee said.\nThe RSF denied that it had fired. It called the shelling staged."
    sketch = Sketch(text).mention("Village Committee", "ORG", "RSF", "FORCE")
    sketch.says("the Village Committee", "said", "Nine died").says("The RSF", "denied", "it had fired")
    sketch.says("It", "called", "the shelling staged").frame("shelling", "shelling")
    assert sketch.chain() == ["Rapid Support Forces"]


def test_it_may_be_the_army_that_spoke_last():
    text = "The health office counted two dead. The Tarsian army said it shelled a depot. It said the clinic was hit."
    sketch = Sketch(text).mention("health office", "ORG", "Tarsian army", "FORCE")
    sketch.says("The health office", "counted", "two dead").says("The Tarsian army", "said", "it shelled a depot")
    assert sketch.says("It", "said", "the clinic was hit").frame("hit").chain() == ["Tarsian army"]


def test_its_representative_speaks_for_the_body_named_in_the_sentence():
    text = "Hamas said two died. The United Nations could not get in, its representative Ada Brenn said."
    sketch = Sketch(text).mention("Hamas", "FORCE", "United Nations", "ORG", "Ada Brenn", "PERSON")
    sketch.says("Hamas", "said", "two died").says("its representative Ada Brenn", "said#2", "could not get in")
    link = sketch.frame("get in", "movement").claim.chain[0]
    assert (link.party, link.side) == ("Ada Brenn", "UN")


def test_they_after_by_whom_it_was_done_stay_they():
    text = "Three boys were shot by the Azure Front after they refused to dig."
    sketch = Sketch(text).mention("Azure Front", "FORCE", "boys", "GROUP")
    assert [actor.party for actor in sketch.frame("refused", "refusal", actor="they").claim.actors] == ["they"]


def test_it_may_be_the_office_that_spoke_last_whoever_is_in_it():
    text = "Police said three died. The mayor's press office said two were freed. It denied that they were beaten."
    sketch = Sketch(text).mention("Police", "FORCE").says("Police", "said", "three died")
    sketch.says("The mayor's press office", "said#2", "two were freed").says("It", "denied", "they were beaten")
    assert sketch.frame("beaten", "abuse", "denied").chain() == ["mayor's press office"]


def test_whose_spokesman_is_on_the_side_of_whom_the_clause_tells_of():
    text = "The truce was welcomed by China, whose chief envoy said the shelling had stopped."
    sketch = Sketch(text).mention("China", "STATE").says("whose chief envoy", "said", "the shelling had stopped")
    link = sketch.frame("shelling", "shelling").claim.chain[0]
    assert (link.party, link.side) == ("chief envoy", "CN")


def test_he_in_what_happens_is_whom_the_sentence_before_tells_of_rather_than_who_spoke_far_above():
    text = "Judge Omar Tellez said two fled.\nThe Front lost its leader, Karim Sole. Police said he had been wounded."
    sketch = Sketch(text).mention("Omar Tellez", "PERSON", "Karim Sole", "PERSON", "Front", "FORCE", "Police", "FORCE")
    sketch.says("Judge Omar Tellez", "said", "two fled").says("Police", "said#2", "he had been wounded")
    assert [one.party for one in sketch.frame("wounded", "casualties", target="he").claim.targets] == ["Karim Sole"]


def test_the_minister_is_not_the_prime_minister_and_he_is_the_minister():
    text = "Prime minister Omar Tellez said the road was cut. The minister said he hoped the raid was over."
    sketch = (
        Sketch(text).mention("Omar Tellez", "PERSON").says("Prime minister Omar Tellez", "said", "the road was cut")
    )
    sketch.says("The minister", "said#2", "he hoped the raid was over").says("he", "hoped", "the raid was over")
    assert sketch.frame("raid", "assault").chain() == ["minister"]


def test_what_several_deny_of_it_was_done_by_who_spoke_before():
    text = "The Tarsian ministry said it had shelled the ridge. The Orvel authorities deny it has taken the mill."
    sketch = Sketch(text).mention("Tarsian ministry", "ORG", "Orvel", "PLACE")
    sketch.says("The Tarsian ministry", "said", "it had shelled the ridge")
    sketch.says("The Orvel authorities", "deny", "it has taken the mill")
    sketch.frame("taken", "capture", "denied", actor="it#2", target="the mill")
    assert [actor.party for actor in sketch.claim.actors] == ["Tarsian ministry"]


@pytest.mark.parametrize(
    ("opening", "chain"),
    [
        ("PORT ORVEL, 3 May 2024 - The Vale Network tracks losses.", ["Vale Network"]),
        ("ORVEL (Harbour) - Vale Network tracks losses.", ["Vale Network"]),
        ("The local aid group Vale Network tracks losses.", ["Vale Network"]),
        ("Nine bakers met Vale Network at noon.", ["it"]),
    ],
)
def test_it_is_the_body_behind_a_dateline_or_what_it_is_called(opening, chain):
    sketch = Sketch(f"{opening} On Monday it said shells fell.").mention("Vale Network", "ORG")
    if "ORVEL" in opening:
        sketch.mention("PORT ORVEL" if "PORT" in opening else "ORVEL", "PLACE")
    assert sketch.says("it", "said", "shells fell").frame("fell", "shelling").chain() == chain


def test_it_is_the_army_with_which_the_sentence_before_opens():
    text = "The Orvel clinic said nine had died. The Tarsian army struck the mill. It denied aiming at houses."
    sketch = Sketch(text).mention("Orvel clinic", "ORG", "Tarsian army", "FORCE")
    sketch.says("The Orvel clinic", "said", "nine had died").says("It", "denied", "aiming at houses")
    assert sketch.frame("aiming", "attack", "denied").chain() == ["Tarsian army"]


def test_it_is_the_office_with_which_the_sentence_before_opens_though_nobody_marked_it():
    text = "The union said a mill burned. The town council has not met. It said nobody was hurt."
    sketch = Sketch(text).mention("union", "ORG").says("The union", "said", "a mill burned")
    sketch.says("It", "said#2", "nobody was hurt").frame("hurt", "casualties", "denied")
    assert sketch.chain() == ["town council"]


@pytest.mark.parametrize("who", ["One witness", "A shopkeeper", "The old teacher"])
def test_he_who_speaks_after_a_witness_without_a_name_is_that_witness(who):
    text = f"Ada Brenn said a mill burned. {who} said he lay in the yard. He said six men came."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").says("Ada Brenn", "said", "a mill burned")
    sketch.says(who, "said#2", "he lay in the yard").says("He", "said#3", "six men came").frame("came", "assault")
    assert sketch.chain() == [who.removeprefix("A ").removeprefix("The ")]


def test_she_is_not_the_husband_with_whom_her_own_words_open():
    text = "Hana Brenn, 26, walked here. Her husband Musa was shot at the mill, she says."
    sketch = Sketch(text).mention("Hana Brenn", "PERSON", "Musa", "PERSON")
    sketch.says("she", "says", "Her husband Musa was shot at the mill").frame("shot", "abuse")
    assert sketch.chain() == ["Hana Brenn"]


def test_they_who_say_what_a_video_shows_are_those_who_posted_it():
    text = "The board met. Gangs posted a video which they said showed a fire."
    sketch = Sketch(text).mention("board", "ORG", "Gangs", "GROUP").says("The board", "met", "The board met")
    sketch.says("they", "said", "showed a fire").frame("fire", "damage")
    assert sketch.chain() == ["Gangs"]


def test_it_may_be_the_paper_that_spoke_in_the_sentence_before():
    text = "A cable from May says that the dam was mined. It adds that two boats sank."
    sketch = Sketch(text).says("A cable from May", "says", "the dam was mined").says("It", "adds", "two boats sank")
    assert sketch.frame("sank", "damage").chain() == ["cable from May"]


def test_it_is_no_paper_that_only_lies_there():
    text = "The clerk says that a cable was lost. It adds that two boats sank."
    sketch = Sketch(text).says("The clerk", "says", "a cable was lost").says("It", "adds", "two boats sank")
    assert sketch.frame("sank", "damage").chain() == ["It"]


def test_the_head_of_a_house_is_of_that_house_and_nobody_named_before():
    sketch = Sketch("President Ada Brenn survived. Two shells hit the hospital on Monday, its director said.")
    sketch.mention("Ada Brenn", "PERSON", "hospital", "FACILITY").says(
        "its director", "said", "Two shells hit the hospital"
    )
    assert sketch.frame("hit", "shelling", target="the hospital").chain() == ["director of the hospital"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("its spokeswoman", "spokeswoman of Orvel Relief Council"),
        ("its office in Vale", "Orvel Relief Council’s office in Vale"),
    ],
)
def test_whose_spokeswoman_it_is_is_told(source, name):
    sketch = Sketch(f"The Orvel Relief Council left the camp after rebels shelled Vale, {source} said.")
    sketch.mention("Orvel Relief Council", "ORG").says(source, "said", "rebels shelled Vale")
    assert sketch.frame("shelled", "shelling", actor="rebels").chain() == [name]


def test_they_are_not_those_who_only_tell_of_it():
    text = "Nine inmates died, prosecutors said; they were burned."
    sketch = (
        Sketch(text)
        .mention("inmates", "GROUP", "prosecutors", "GROUP")
        .says("prosecutors", "said", "Nine inmates died")
    )
    assert [one.party for one in sketch.frame("burned", "abuse", target="they").claim.targets] != ["prosecutors"]
    text = "Guards said on Monday that in May they burned the mill."
    sketch = Sketch(text).mention("Guards", "FORCE").says("Guards", "said", "in May they burned the mill")
    assert actor(sketch.frame("burned", "damage", actor="they")) == [("Guards", None)]


def test_the_insurgents_are_the_fighters_of_the_one_group_named_before():
    text = "Al-Shabab fighters raided a hotel. The insurgents said they had left."
    sketch = Sketch(text).mention("Al-Shabab fighters", "FORCE").says("The insurgents", "said", "they had left")
    assert sketch.frame("left", "withdrawal").claim.chain[0].side == "al-Shabaab"
    two = Sketch(f"{text[:34]} Fano fighters fled. The insurgents said they had left.")
    two.mention("Al-Shabab fighters", "FORCE", "Fano fighters", "FORCE").says("The insurgents", "said", "they had left")
    assert two.frame("left", "withdrawal").claim.chain[0].side is None


@pytest.mark.parametrize(
    ("question", "party"),
    [
        ("What does the defence ministry say?", "defence ministry"),
        ("And the governor's office?", "governor's office"),
        ("What about the soldiers and the Orvel Board?", "Orvel Board"),
    ],
)
def test_it_with_which_an_answer_opens_is_the_body_that_was_asked_about(question, party):
    asked = f"A: The court said ten died.\nQ: {question}\nA: It says two died.\nQ: Why?\nA: I know not."
    text = f"Ada Brenn was interviewed.\n{asked}"
    sketch = Sketch(text).mention("Ada Brenn", "PERSON", "court", "ORG")
    sketch = sketch.mention("Orvel Board", "ORG") if "Board" in text else sketch
    sketch.says("The court", "said", "ten died").says("It", "says", "two died").frame("died#2", "casualties")
    assert sketch.chain() == [party, "Ada Brenn"]


def test_it_is_who_spoke_before_where_the_question_is_about_nobody():
    text = (
        "Ada Brenn was interviewed.\nQ: How many?\nA: The court said ten died.\nQ: When?\nA: It says two died in May."
    )
    sketch = Sketch(text).mention("Ada Brenn", "PERSON", "court", "ORG")
    sketch.says("The court", "said", "ten died").says("It", "says", "two died in May").frame("died#2", "casualties")
    assert sketch.chain() == ["court", "Ada Brenn"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Finland hit the port. Jordan said that the kingdom fired at drones.", "Jordan"),
        ("Jordan shot down drones that Finland launched, and the kingdom fired at boats.", "Jordan"),
        ("Jordan shot down drones that Finland launched, and the country fired at boats.", "Finland"),
    ],
)
def test_the_kingdom_is_a_state_that_is_one(text, state):
    sketch = Sketch(text).mention("Finland", "STATE", "Jordan", "STATE")
    word = "the kingdom" if "kingdom" in text else "the country"
    assert [actor.party for actor in sketch.frame("fired", actor=word).claim.actors] == [state]


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Ada Kole said nine died. Crowds marked the day of his assassination.", "his"),
        ("The group lost Omar Kole. The day of his assassination was marked.", "Omar Kole"),
        ("Crowds at the grave of Omar Kole marked the day of his assassination.", "Omar Kole"),
    ],
)
def test_nobody_who_speaks_was_murdered(text, victim):
    name = "Ada Kole" if "Ada" in text else "Omar Kole"
    sketch = Sketch(text).mention(name, "PERSON")
    if "said" in text:
        sketch.says("Ada Kole", "said", "nine died")
    assert [one.party for one in sketch.frame("assassination", "abuse", target="his").claim.targets] == [victim]


def test_who_was_neither_involved_nor_let_others_through_did_not_do_it():
    text = "Jordan said the kingdom was neither involved in nor allowed its airspace to be used for the raid."
    sketch = Sketch(text).mention("Jordan", "STATE").says("Jordan", "said", text[12:-1])
    assert sketch.frame("raid", "air_strike", actor="the kingdom").claim.actors == ()
