"""Which party a source phrase means, and on whose side it is."""

import pytest
from tests.claims.sketch import Sketch

from fogline.records import Span


def resolved(first, mention, then):
    """The party that ``then`` means in a second sentence, after ``first`` (in which ``mention`` is marked) has spoken."""
    sketch = Sketch(f"{first} said it was over.\nThe dam was hit, {then} said later.").mention(*mention)
    sketch.says(first, "said", "it was over")
    start = sketch.document.text.rindex(f"{then} said later")
    sketch.says(Span(start, start + len(then)), "said later", "The dam was hit")
    return sketch.frame("hit").claim.chain[0].party


MINISTER = ("Deputy minister Ada Brenn", ("Ada Brenn", "PERSON"))
MINISTRY = ("The defence ministry", ("defence ministry", "ORG"))


@pytest.mark.parametrize(
    ("first", "mention", "then", "party"),
    [
        (*MINISTER, "she", "Ada Brenn"),
        (*MINISTER, "the minister", "Ada Brenn"),
        (*MINISTER, "the deputy minister", "Ada Brenn"),
        (*MINISTRY, "it", "defence ministry"),
        (*MINISTRY, "the ministry", "defence ministry"),
        ("NATO", ("NATO", "ORG"), "the alliance", "NATO"),
        ("Hezbollah", ("Hezbollah", "FORCE"), "the group", "Hezbollah"),
        ("Ukrainian officials", (), "they", "Ukrainian officials"),
        ("Tarn governor Omar Tellez", ("Omar Tellez", "PERSON"), "the governor", "Omar Tellez"),
        # nothing fits: the phrase as printed
        (*MINISTRY, "he", "he"),
        ("Mr Omar Tellez", ("Omar Tellez", "PERSON"), "the mayor", "mayor"),
        ("The Russian army", ("Russian army", "FORCE"), "the Ukrainian army", "Ukrainian army"),
    ],
)
def test_pronouns_and_roles_mean_the_nearest_fitting_source(first, mention, then, party):
    assert resolved(first, mention, then) == party


def test_he_is_not_a_woman_named_last():
    text = "Ivan Teller said it ended.\nHanna Orlo said it went on.\nThe dam was hit, he said at noon."
    sketch = Sketch(text).mention("Ivan Teller", "PERSON", "Hanna Orlo", "PERSON")
    sketch.says("Ivan Teller", "said", "it ended").says("Hanna Orlo", "said#2", "it went on")
    sketch.says("he", "said at noon", "The dam was hit").frame("hit")
    assert sketch.chain() == ["Ivan Teller"]


def test_he_may_be_whom_the_sentence_before_opens_with():
    text = "The army said it ended.\nOmar Tellez runs the port.\nThe dam was hit, he said at noon."
    sketch = Sketch(text).mention("army", "FORCE", "Omar Tellez", "PERSON").says("The army", "said", "it ended")
    assert sketch.says("he", "said at noon", "The dam was hit").frame("hit").chain() == ["Omar Tellez"]


def test_i_inside_a_quote_is_its_speaker():
    text = "“I believe they will attack,” Ada Brenn said."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").says("Ada Brenn", "said", "“I believe they will attack,”")
    sketch.says("I", "believe", "they will attack").frame("attack", reality="future")
    assert sketch.chain() == ["Ada Brenn"]


def test_who_is_the_name_before_it():
    text = "Later came Ada Brenn, who said the dam was hit."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").says("who", "said", "the dam was hit").frame("hit")
    assert sketch.chain() == ["Ada Brenn"]


def test_a_surname_gets_its_full_form_from_anywhere_in_the_document():
    text = "The dam was hit, Tellez said.\nOmar Tellez, the mayor of Orvel, was not there."
    sketch = (
        Sketch(text)
        .mention("Tellez", "PERSON", "Omar Tellez", "PERSON")
        .says("Tellez", "said", "The dam was hit")
        .frame("hit")
    )
    assert sketch.chain() == ["Omar Tellez"]
    assert sketch.claim.chain[0].role == "mayor of Orvel"


def test_of_two_with_one_surname_the_nearest_before_counts():
    text = "Omar Tellez came.\nRosa Tellez left.\nThe dam was hit, Tellez said."
    sketch = Sketch(text).mention("Omar Tellez", "PERSON", "Rosa Tellez", "PERSON", "Tellez#3", "PERSON")
    assert sketch.says("Tellez#3", "said", "The dam was hit").frame("hit").chain() == ["Rosa Tellez"]


def test_a_name_spelt_two_ways_is_one_person():
    text = "Anton Mirovich came.\nThe dam was hit, Mirovych said."
    sketch = (
        Sketch(text)
        .mention("Anton Mirovich", "PERSON", "Mirovych", "PERSON")
        .says("Mirovych", "said", "The dam was hit")
    )
    assert sketch.frame("hit").chain() == ["Anton Mirovich"]


@pytest.mark.parametrize(
    ("source", "mentions", "party", "role", "side"),
    [
        ("Russia's defence ministry", ("Russia's defence ministry", "ORG"), "Russian defence ministry", None, "RU"),
        ("a Kremlin spokesman", ("Kremlin", "ORG"), "Kremlin", "spokesman", "RU"),
        ("a spokesman for the World Food Programme", ("World Food Programme", "ORG"), "World Food Programme", "spokesman", "UN"),
        ("President Volodymyr Zelenskyy", ("Volodymyr Zelenskyy", "PERSON"), "Volodymyr Zelensky", "President", "UA"),
        ("Russian senator Lev Arkov", ("Lev Arkov", "PERSON"), "Lev Arkov", "Russian senator", "RU"),
        ("U.S. envoy to Syria Kay Doe", ("Syria", "STATE", "Kay Doe", "PERSON"), "Kay Doe", "U.S. envoy to Syria", "US"),
        ("Omar Tell, an aide to Ida Rey", ("Omar Tell", "PERSON", "Ida Rey", "PERSON"), "Omar Tell", "aide to Ida Rey", None),
        ("Zelensky's aide Lev Arkov", ("Zelensky", "PERSON", "Lev Arkov", "PERSON"), "Lev Arkov", "Zelensky's aide", "UA"),
        ("Moscow", ("Moscow", "STATE"), "Russia", None, "RU"),
        ("a senior U.S. official", ("U.S.", "STATE"), "senior U.S. official", None, "US"),
        ("officials in Nairobi", ("Nairobi", "PLACE"), "officials in Nairobi", None, "KE"),
        ("pro-Russian separatists", ("pro-Russian separatists", "FORCE"), "pro-Russian separatists", None, None),
        ("Syrian rebels", ("Syrian rebels", "FORCE"), "Syrian rebels", None, None),
        ("the Moscow-backed mayor", (), "Moscow-backed mayor", None, None),
        ("Regional governor Ada Brenn", (), "Ada Brenn", "Regional governor", None),  # a name the reader missed
        ("President Emmanuel Macron", (), "Emmanuel Macron", "President", "FR"),
        ("aid workers in Yemen", (), "aid workers in Yemen", None, None),
        ("Lea Fox, a Syria analyst at a bank", ("Lea Fox", "PERSON"), "Lea Fox", "Syria analyst at a bank", None),
        ("people close to the Meridian company", ("Meridian company", "ORG"), "people close to the Meridian company", None, None),
        ("the Houthis", ("Houthis", "FORCE"), "Houthis", None, "Houthis"),
        ("the armies of Mali and Niger", ("Mali", "STATE", "Niger", "STATE"), "armies of Mali and Niger", None, None),
    ],
)  # fmt: skip
def test_party_role_and_side_of_a_source_phrase(source, mentions, party, role, side):
    sketch = (
        Sketch(f"The dam was hit, {source} said.")
        .mention(*mentions)
        .says(source, "said", "The dam was hit")
        .frame("hit")
    )
    found = sketch.claim.chain[0]
    assert (found.party, found.role, found.side) == (party, role, side)


def test_joint_sources_are_one_link():
    text = "President Joe Biden and Chancellor Olaf Scholz said the dam was hit."
    sketch = Sketch(text).mention("Joe Biden", "PERSON", "Olaf Scholz", "PERSON")
    sketch.says("President Joe Biden and Chancellor Olaf Scholz", "said", "the dam was hit").frame("hit")
    assert sketch.chain() == ["Joe Biden and Olaf Scholz"]
    assert sketch.claim.chain[0].side is None


def test_the_state_of_a_governors_region_comes_from_the_place_value():
    sketch = Sketch("The dam was hit, the governor of Orvel said.").mention(
        "Orvel", "PLACE", value="Orvel, Some Oblast, UA"
    )
    assert sketch.says("the governor of Orvel", "said", "The dam was hit").frame("hit").claim.chain[0].side == "UA"


def test_unless_another_state_put_him_there():
    sketch = Sketch("The dam was hit, the Russian-installed governor of Orvel said.").mention(
        "Orvel", "PLACE", value="Orvel, , UA"
    )
    sketch.says("the Russian-installed governor of Orvel", "said", "The dam was hit").frame("hit")
    assert sketch.claim.chain[0].side is None


def test_its_ministry_is_on_the_side_of_whoever_it_is():
    sketch = Sketch("Russia said it had left.\nIts defence ministry said the dam was hit.")
    sketch.mention("Russia", "STATE", "defence ministry", "ORG").says("Russia", "said", "it had left")
    link = sketch.says("Its defence ministry", "said#2", "the dam was hit").frame("hit").claim.chain[0]
    assert (link.party, link.role, link.side) == ("defence ministry", None, "RU")


@pytest.mark.parametrize(
    ("phrase", "marked", "party"),
    [
        ("Kenya, which leads the Harbour Mission,", ("Kenya", "STATE", "Harbour Mission", "ORG"), "Kenya"),
        ("a man who called himself an officer of the Azure Front", ("Azure Front", "FORCE"), "man"),
        ("an earlier Government", (), "Government"),
        ("the Orvel Centre's latest figures", ("Orvel Centre", "ORG"), "Orvel Centre"),
    ],
)
def test_the_source_is_who_speaks_and_not_what_is_told_of_it(phrase, marked, party):
    sketch = (
        Sketch(f"{phrase} said a shell hit the mill.").mention(*marked).says(phrase, "said", "a shell hit the mill")
    )
    assert sketch.frame("hit", "shelling").chain() == [party]


def test_the_centre_is_the_one_named_before():
    text = "The Orvel Centre for Human Rights is in exile.\nThe Centre counted nine dead."
    sketch = Sketch(text).mention("Orvel Centre for Human Rights", "ORG").says("The Centre", "counted", "nine dead")
    assert sketch.frame("dead", "casualties").chain() == ["Orvel Centre for Human Rights"]


def test_a_name_behind_what_is_told_of_the_source_is_the_sources():
    text = "A resident, who spoke to the Herald by phone, Ada Brenn, said a shell hit the mill."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON", "Herald", "ORG")
    sketch.says("A resident, who spoke to the Herald by phone, Ada Brenn", "said", "a shell hit the mill")
    link = sketch.frame("hit", "shelling").claim.chain[0]
    assert (link.party, link.role) == ("Ada Brenn", "resident")


def test_a_name_that_the_source_gives_itself_is_the_sources():
    text = "A commander, who goes by the callsign Raven, said a shell hit the mill."
    sketch = (
        Sketch(text)
        .mention("Raven", "PERSON")
        .says("A commander, who goes by the callsign Raven", "said", "a shell hit the mill")
    )
    assert sketch.frame("hit", "shelling").chain() == ["Raven"]


def test_whose_numbers_dwindle_is_not_whose_count_it_is():
    text = "The Azure Front said it held on. Their numbers were dwindling."
    sketch = Sketch(text).mention("Azure Front", "FORCE").says("The Azure Front", "said", "it held on")
    sketch.frame("dwindling", "casualties", target="Their numbers")
    assert [target.party for target in sketch.claim.targets] == ["Their numbers"]


def test_the_red_cross_is_the_international_committee_only_where_that_is_named():
    local = Sketch("The Red Cross said a nurse was hurt.").mention("Red Cross", "ORG")
    local.says("The Red Cross", "said", "a nurse was hurt").frame("hurt", "casualties")
    assert local.chain() == ["Red Cross"]
    other = Sketch("The ICRC has an office in Orvel. The Red Cross said a nurse was hurt.")
    other.mention("ICRC", "ORG", "Red Cross", "ORG").says("The Red Cross", "said", "a nurse was hurt").frame(
        "hurt", "casualties"
    )
    assert other.chain() == ["International Committee of the Red Cross"]


def test_where_a_body_sits_and_who_leads_it_is_no_role():
    sketch = Sketch("The council in Orvel said the mill was hit.").mention("council", "ORG", "Orvel", "PLACE")
    sketch.says("The council in Orvel", "said", "the mill was hit").frame("hit")
    assert [link.role for link in sketch.claim.chain[:-1]] == [None]


def test_an_age_is_no_role():
    sketch = Sketch("Ada Brenn, 42, said the mill was hit.").mention("Ada Brenn", "PERSON")
    sketch.says("Ada Brenn, 42", "said", "the mill was hit").frame("hit")
    assert [link.role for link in sketch.claim.chain[:-1]] == [None]


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Sudan Lawyers Association", None),
        ("Association of Nigeria Nurses", None),
        ("Sudan Army", "SD"),
        ("West Orvel National Liberation Army", None),
        ("Colombian National Liberation Army", "ELN"),
    ],
)
def test_a_private_body_or_a_longer_name_is_not_of_the_side_it_sounds_like(name, side):
    sketch = Sketch(f"The {name} said a nurse was hurt.").mention(name, "ORG")
    sketch.says(f"The {name}", "said", "a nurse was hurt").frame("hurt", "casualties")
    assert sketch.claim.chain[0].side == side


@pytest.mark.parametrize(
    ("source", "parties"),
    [
        ("Residents and the army", ["Residents", "army"]),
        ("The army and two doctors", ["army", "two doctors"]),
        ("Residents and doctors", ["Residents and doctors"]),  # one crowd
        ("The governor of Orvel and Vale", ["governor of Orvel and Vale"]),
    ],
)
def test_people_and_a_body_that_speak_together_are_two_sources(source, parties):
    sketch = Sketch(f"{source} said the dam was hit.").says(source, "said", "the dam was hit")
    sketch = sketch.mention("army", "FORCE") if "army" in source else sketch
    assert [claim.chain[0].party for claim in sketch.frame("hit").claims] == parties


def test_he_is_the_official_who_just_spoke_though_nobody_names_him():
    sketch = Sketch("The fort fell, the governor of Orvel said. The dam was hit, he said.")
    sketch.says("the governor of Orvel", "said", "The fort fell").says("he", "said#2", "The dam was hit")
    assert sketch.frame("fell").frame("hit").chain(1) == ["governor of Orvel"]


@pytest.mark.parametrize("group", ["Arakan Army", "Kachin Independence Army"])
def test_the_army_is_no_group_that_is_called_one(group):
    text = f"The {group} said it took Vale. The army said its jets bombed the town."
    sketch = Sketch(text).mention(group, "FORCE", "army", "FORCE")
    sketch.says(f"The {group}", "said", "it took Vale").says("The army", "said#2", "its jets bombed the town")
    sketch.frame("took", "capture").frame("bombed", "air_strike")
    assert sketch.chain(1) == ["army"]


def test_the_army_of_a_state_is_the_army():
    sketch = Sketch("The Lebanese Army said it took Vale. The army said it bombed the town.")
    sketch.mention("Lebanese Army", "FORCE", "army", "FORCE")
    sketch.says("The Lebanese Army", "said", "it took Vale").says("The army", "said#2", "it bombed the town")
    sketch.frame("took", "capture").frame("bombed", "air_strike")
    assert sketch.chain(0) == sketch.chain(1)


@pytest.mark.parametrize("who", ["The hospital's director", "The prison's director", "The group's leader"])
def test_who_heads_a_house_or_a_group_is_no_head_of_state(who):
    sketch = Sketch(f"Benjamin Netanyahu spoke in Vale. {who} said that eight people were killed.")
    sketch.mention("Benjamin Netanyahu", "PERSON", "Vale", "PLACE").says(who, "said", "eight people were killed")
    assert sketch.frame("killed", "casualties").chain() == [who.removeprefix("The ")]


@pytest.mark.parametrize("office", ["The bishop,", "The mayor of Vale,", "Its director,"])
def test_he_is_the_one_named_last_behind_his_office(office):
    sketch = Sketch(
        f"The governor, Ada Brenn, said that 60 people died. {office} Omar Tellez, came. He said that 80 were killed."
    )
    sketch.mention("Ada Brenn", "PERSON", "Omar Tellez", "PERSON")
    sketch.says("The governor, Ada Brenn", "said", "60 people died").says("He", "said#2", "80 were killed")
    assert sketch.frame("killed", "casualties").chain() == ["Omar Tellez"]


@pytest.mark.parametrize("wing", ["Islamic Jihad's military wing", "The Orvel Front's military arm", "The army wing"])
def test_the_military_is_no_wing_of_a_group(wing):
    sketch = Sketch(f"{wing} said a man died. The military said it hit a depot.")
    sketch.mention(wing, "FORCE", "military" if "military" not in wing else "military#2", "FORCE")
    sketch.says(wing, "said", "a man died").says("The military", "said#2", "it hit a depot")
    sketch.frame("died", "casualties").frame("hit", "air_strike", actor="it")
    assert [claim.chain[0].party for claim in sketch.claims][1] == "military"


@pytest.mark.parametrize(
    ("office", "who"),
    [("The junta's spokesman, General", "commander"), ("Foreign ministry spokesman", "governor")],
)
def test_who_is_called_something_else_is_no_commander(office, who):
    sketch = Sketch(f"The rebels said they killed the {who}. {office} Zaw Min Tun denied that the camp fell.")
    sketch.mention("Zaw Min Tun", "PERSON").says("The rebels", "said", f"they killed the {who}")
    sketch.says(f"{office} Zaw Min Tun", "denied", "the camp fell")
    sketch.frame("killed", "casualties", actor="they", target=f"the {who}")
    assert [one.party for one in sketch.claims[0].targets] == [who]


@pytest.mark.parametrize(
    ("source", "parties"),
    [
        ("a confidential memo seen by the Harbour Herald", ["confidential memo", "Harbour Herald"]),
        ("a UN letter leaked to the Harbour Herald", ["UN letter", "Harbour Herald"]),
        ("an army report, obtained by the Harbour Herald", ["army report", "Harbour Herald"]),
        # Who published it himself speaks in it, and of footage more than a paper must be known.
        ("a report published by the Harbour Herald", ["Harbour Herald"]),
    ],
)
def test_who_was_only_shown_a_paper_passes_it_on(source, parties):
    sketch = Sketch(f"Guards burned the mill, according to {source}.").mention("Harbour Herald", "ORG")
    sketch.says(source, "according to", "Guards burned the mill").frame("burned", "damage", actor="Guards")
    assert [link.party for link in sketch.claim.chain[:-1]] == parties


def test_the_commander_of_the_group_named_before_is_told_by_its_name():
    text = "The Azure Front took a mill. The group's commander said it had freed two men. Its ranks swelled."
    sketch = Sketch(text).mention("Azure Front", "FORCE", "group", "FORCE")
    sketch.says("The group's commander", "said", "it had freed two men").frame("freed", "release")
    assert sketch.claim.chain[0].party == "commander of Azure Front"
    named = Sketch("The Azure Front took a mill. The group's commander, Ada Brenn, said it had freed two men.")
    named.mention("Azure Front", "FORCE", "group", "FORCE", "Ada Brenn", "PERSON")
    named.says("The group's commander, Ada Brenn", "said", "it had freed two men").frame("freed", "release")
    assert named.claim.chain[0].party == "Ada Brenn"
    alone = Sketch("The group's commander said it had freed two men.").mention("group", "FORCE")
    alone.says("The group's commander", "said", "it had freed two men").frame("freed", "release")
    assert "Front" not in alone.claim.chain[0].party


def test_the_monitor_is_the_body_that_spoke_before():
    text = "The Orvel Observatory said nine men died. Three more were shot, the monitor added."
    sketch = Sketch(text).mention("Orvel Observatory", "ORG")
    sketch.says("The Orvel Observatory", "said", "nine men died").says("the monitor", "added", "Three more were shot")
    assert sketch.frame("shot", "casualties").claim.chain[0].party == "Orvel Observatory"


def test_the_army_is_not_its_soldiers_named_before():
    text = "Soldiers of the Tarsian army burned the mill. The Tarsian army said it had shot three men."
    sketch = Sketch(text).mention("Soldiers of the Tarsian army", "FORCE", "Tarsian army#2", "FORCE")
    sketch.says("The Tarsian army", "said", "it had shot three men").frame("shot", "casualties")
    assert sketch.claim.chain[0].party == "Tarsian army"
    text = "Soldiers of the Tarsian army burned the mill. The army said it had shot three men."
    sketch = Sketch(text).mention("Soldiers of the Tarsian army", "FORCE")
    sketch.says("The army", "said", "it had shot three men").frame("shot", "casualties")
    assert sketch.claim.chain[0].party == "Tarsian army"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The Orvel Lawyers, a rights group", "Orvel Lawyers"),
        ("Doctors for Vale, an independent charity", "Doctors for Vale"),
        ("The mayor, a former guard", "mayor, a former guard"),
    ],
)
def test_a_body_is_called_without_what_it_is_said_to_be(source, name):
    sketch = Sketch(f"{source}, said nine men died.").says(source, "said", "nine men died")
    assert sketch.frame("died", "casualties").claim.chain[0].party == name


def test_the_agency_is_the_agency_of_the_united_nations_named_before():
    sketch = Sketch("Raiders burned a UNHCR lorry near Orvel, the agency said.").mention("UNHCR", "ORG")
    sketch.says("the agency", "said", "Raiders burned a UNHCR lorry near Orvel").frame("burned", "damage")
    assert sketch.claim.chain[0].party == "UNHCR"


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("The aid group", "Médecins Sans Frontières"),
        ("The medical organisation, which is based in Geneva,", "Médecins Sans Frontières"),
        ("The militant group", "Hamas"),
    ],
)
def test_a_group_that_helps_is_no_armed_group(phrase, party):
    text = f"Médecins Sans Frontières said ten died. Hamas said one died. {phrase} said two died."
    sketch = Sketch(text).mention("Médecins Sans Frontières", "ORG", "Hamas", "ORG")
    sketch.says("Médecins Sans Frontières", "said", "ten died").says("Hamas", "said#2", "one died")
    sketch.says(phrase.rstrip(","), "said#3", "two died").frame("died#3", "casualties")
    assert sketch.chain() == [party]


def test_a_group_that_helps_stays_as_printed_beside_armed_groups_alone():
    sketch = Sketch("The Wagner Group said ten died. The aid group said two died.").mention("Wagner Group", "ORG")
    sketch.says("The Wagner Group", "said", "ten died").says("The aid group", "said#2", "two died").frame(
        "died#2", "casualties"
    )
    assert sketch.chain() == ["aid group"]


@pytest.mark.parametrize(
    ("who", "then", "party"),
    [
        ("The Israeli army", "The army", "Israel Defense Forces"),
        ("The Israeli army", "The military", "military"),
        ("The Tarsian army’s Sixth Division", "The army", "Tarsian army"),
        ("The Arakan Army", "The army", "army"),
    ],
)
def test_the_army_is_the_one_that_was_called_so(who, then, party):
    sketch = Sketch(f"{who} said ten died. Hamas said one died. {then} said two died.").mention(
        who.removeprefix("The "), "FORCE"
    )
    sketch.mention("Hamas", "ORG").says(who, "said", "ten died").says("Hamas", "said#2", "one died")
    assert sketch.says(then, "said#3", "two died").frame("died#3", "casualties").chain() == [party]


@pytest.mark.parametrize(
    ("who", "then", "party"),
    [
        ("The defence ministry", "the interior ministry", "interior ministry"),
        ("The Ministry of Defense", "the defence ministry", "Ministry of Defense"),
        ("The Ministry of Defense", "the ministry", "Ministry of Defense"),
        ("Defence minister Omar Tellez", "the interior minister", "interior minister"),
        ("Defence minister Omar Tellez", "the defence minister", "Omar Tellez"),
        ("Defence minister Omar Tellez", "the minister", "Omar Tellez"),
    ],
)
def test_a_ministry_of_another_field_is_another(who, then, party):
    sketch = Sketch(f"{who} said ten died. Later {then} said two died.")
    sketch = (
        sketch.mention("Omar Tellez", "PERSON") if "Tellez" in who else sketch.mention(who.removeprefix("The "), "ORG")
    )
    sketch.says(who, "said", "ten died").says(then, "said#2", "two died").frame("died#2", "casualties")
    assert sketch.chain() == [party]


def test_who_speaks_for_the_group_is_on_its_side():
    text = "He blamed the Arakan Army. The group's spokesman, Tin Oo, said nine died."
    sketch = Sketch(text).mention("Arakan Army", "FORCE", "Tin Oo", "PERSON")
    sketch.says("The group's spokesman, Tin Oo", "said", "nine died").frame("died", "casualties")
    assert [(link.party, link.side) for link in sketch.claim.chain[:-1]] == [("Tin Oo", "Arakan Army")]
    text = "He blamed the Tarsian Army. The group's spokesman, Tin Oo, said nine died."
    sketch = Sketch(text).mention("Tarsian Army", "FORCE", "Tin Oo", "PERSON")
    sketch.says("The group's spokesman, Tin Oo", "said", "nine died").frame("died", "casualties")
    assert sketch.claim.chain[0].side is None


@pytest.mark.parametrize(
    ("office", "then", "noun"),
    [
        ("army spokesman", "The army", "army"),
        ("military chief", "the military", "military"),
        ("union leader", "The union", "union"),
    ],
)
def test_a_body_is_not_the_man_who_speaks_for_it(office, then, noun):
    sketch = Sketch(f"Ten died, {office} Omar Tellez said. Later {then} said two died.").mention(
        "Omar Tellez", "PERSON"
    )
    sketch.says(f"{office} Omar Tellez", "said", "Ten died").says(then, "said#2", "two died")
    assert sketch.frame("died#2", "casualties").chain() == [noun]


def test_a_body_without_a_name_is_on_the_side_of_who_speaks_for_it():
    text = "Ten died, Russian army spokesman Lev Arkov said. The army said two died."
    sketch = Sketch(text).mention("Lev Arkov", "PERSON")
    sketch.says("Russian army spokesman Lev Arkov", "said", "Ten died").says("The army", "said#2", "two died")
    link = sketch.frame("died#2", "casualties").claim.chain[0]
    assert (link.party, link.side) == ("army", "RU")


def test_but_an_office_is_the_man_who_holds_it():
    sketch = Sketch("Ten died, army chief Omar Tellez said. The chief said two died.").mention("Omar Tellez", "PERSON")
    sketch.says("army chief Omar Tellez", "said", "Ten died").says("The chief", "said#2", "two died")
    assert sketch.frame("died#2", "casualties").chain() == ["Omar Tellez"]


@pytest.mark.parametrize(
    ("source", "marked", "party"),
    [
        ("Kurdish separatist officials", "Kurdish separatist", "Kurdish separatist officials"),
        ("Tarsian rebel commanders", "Tarsian rebel", "Tarsian rebel commanders"),
        ("the Tarsian Front officials", "Tarsian Front", "Tarsian Front"),
    ],
)
def test_a_kind_of_people_is_no_name_without_them(source, marked, party):
    sketch = Sketch(f"Nine died, {source} said.").mention(marked, "FORCE").says(source, "said", "Nine died")
    assert sketch.frame("died", "casualties").chain() == [party]


def test_who_is_linked_to_a_group_is_another():
    sketch = Sketch("Nine died, the Hamas-linked Orvel Front said.").mention(
        "Hamas-linked", "ORG", "Orvel Front", "ORG"
    )
    sketch.says("the Hamas-linked Orvel Front", "said", "Nine died")
    assert sketch.frame("died", "casualties").chain() == ["Orvel Front"]


@pytest.mark.parametrize(
    ("source", "parties"),
    [
        ("a health official and a Hamas official", ["health official and a Hamas official"]),
        ("a Hamas official and two of its guards", ["Hamas official and two of its guards"]),
        ("two residents and a Hamas official", ["two residents", "Hamas"]),
        ("a Hamas official", ["Hamas"]),
    ],
)
def test_of_two_without_a_name_not_only_the_one_whose_body_is_named_speaks(source, parties):
    sketch = Sketch(f"Nine died, {source} said.").mention("Hamas", "ORG").says(source, "said", "Nine died")
    assert [claim.chain[0].party for claim in sketch.frame("died", "casualties").claims] == parties


def test_a_resident_and_the_police_speak_both():
    sketch = Sketch("Nine died, a resident and the Tarsian police said.").mention("Tarsian police", "FORCE")
    sketch.says("a resident and the Tarsian police", "said", "Nine died").frame("died", "casualties")
    assert [claim.chain[0].party for claim in sketch.claims] == ["resident", "Tarsian police"]


@pytest.mark.parametrize(
    "people", ["civil defence workers", "rescue workers", "hospital officials", "health officials"]
)
def test_workers_speak_beside_a_body_for_themselves(people):
    sketch = Sketch(f"Nine died, the Orvel Board and {people} said.").mention("Orvel Board", "ORG")
    sketch.says(f"the Orvel Board and {people}", "said", "Nine died").frame("died", "casualties")
    assert [claim.chain[0].party for claim in sketch.claims] == ["Orvel Board", people]


@pytest.mark.parametrize(
    ("men", "group"), [("Al-Shabaab fighters", "al-Shabaab"), ("Suspected Hamas militants", "Hamas")]
)
def test_the_group_is_that_of_the_only_fighters(men, group):
    sketch = Sketch(f"{men} shelled Orvel. The group said two died.").mention(men, "FORCE")
    assert sketch.says("The group", "said", "two died").frame("died", "casualties").chain() == [group]


def test_the_group_of_soldiers_is_none():
    sketch = Sketch("Russian soldiers shelled Orvel. The group said two died.").mention("Russian soldiers", "FORCE")
    assert sketch.says("The group", "said", "two died").frame("died", "casualties").chain() == ["group"]


@pytest.mark.parametrize(
    ("printed", "party"),
    [("The Sudanese army", "Sudanese Armed Forces"), ("The Israeli army", "Israel Defense Forces")],
)
def test_the_army_is_the_one_that_was_printed_so_though_it_did_not_speak(printed, party):
    sketch = Sketch(f"{printed} took Orvel. The army said two died.").mention(printed.removeprefix("The "), "FORCE")
    assert sketch.says("The army", "said", "two died").frame("died", "casualties").chain() == [party]


def test_the_army_is_not_the_forces_of_others():
    sketch = Sketch("The Rapid Support Forces took Orvel. The army said two died.").mention(
        "Rapid Support Forces", "FORCE"
    )
    assert sketch.says("The army", "said", "two died").frame("died", "casualties").chain() == ["army"]
