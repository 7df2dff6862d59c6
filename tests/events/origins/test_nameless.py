"""With whom "officials", "the army", "the ministry" and "the governor" are counted, and with whom not."""

from dataclasses import replace

import pytest
from tests.events.constellations import exactly, say

from fogline.events.origins.sides import independent
from fogline.events.origins.tracing import trace_origins


def origins(*findings):
    """The claims of each origin, by the name of the party."""
    return {origin.party: set(origin.claims) for origin in trace_origins(findings).origins}


def test_officials_of_no_side_go_with_no_army():
    officials = say("Metro", "two local officials")
    army = say("Weekday", ("Tarsian military", None, "TS"), reality="denied")
    assert len(origins(officials, army)) == 2
    assert not independent(*trace_origins([officials, army]).origins)


def test_who_denies_is_not_the_office_that_says_so():
    ministry = say("Metro", ("Tarsian defence ministry", None, "TS"))
    officials = say("Weekday", ("Tarsian officials", None, "TS"), reality="denied")
    assert len(origins(ministry, officials)) == 2
    assert len(origins(ministry, say("Weekday", ("Tarsian officials", None, "TS")))) == 1


def test_another_figure_of_the_same_day_tells_officials_apart_and_a_later_one_does_not():
    ministry = say("Metro", ("Tarsian interior ministry", None, "TS"), numbers=(exactly(9),))
    same_day = say("Weekday", ("Tarsian officials", None, "TS"), numbers=(exactly(4),))
    later = say("Weekday", ("Tarsian officials", None, "TS"), day="2022-05-19", numbers=(exactly(12),))
    assert len(origins(ministry, same_day)) == 2
    assert len(origins(ministry, later)) == 1


def test_a_ministry_without_a_side_is_that_of_its_own_report_else_the_only_one():
    ours = say("Metro", ("Tarsian health ministry", None, "TS"), document="one")
    theirs = say("Weekday", ("Orvelian health ministry", None, "OR"))
    bare = say("Metro", "health ministry", document="one", words="title")
    elsewhere = say("Harbour Post", "health ministry")
    assert {bare.claim.id, ours.claim.id} in origins(ours, theirs, bare).values()
    assert {elsewhere.claim.id} in origins(ours, theirs, elsewhere).values()
    assert len(origins(ours, elsewhere)) == 1


def test_the_ministry_of_a_headline_is_not_another_one_that_is_called_so():
    enemy = say("Weekday", ("Orvelian defence ministry", None, "OR"))
    minister = say("Metro", ("Ilka Soren", "Tarsian interior minister", "TS"), document="one")
    title = say("Metro", "ministry", document="one", words="title")
    assert {minister.claim.id, title.claim.id} in origins(enemy, minister, title).values()


def test_a_governor_without_his_region_is_one_with_its_only_administration():
    governor = say("Metro", ("Ilka Soren", "governor", None))
    administration = say("Weekday", "Orvel regional military administration")
    another = say("Harbour Post", "Dobrin regional military administration")
    assert len(origins(governor, administration)) == 1
    assert len(origins(governor, administration, another)) == 3


def test_the_army_of_a_report_is_the_one_that_it_names():
    named = say("Metro", ("Tarsian army", None, "TS"), document="one")
    bare = say("Metro", "army", document="one", words="again")
    enemy = say("Weekday", ("Orvelian army", None, "OR"))
    assert {named.claim.id, bare.claim.id} in origins(named, bare, enemy).values()
    assert len(origins(enemy, named, say("Harbour Post", "army"))) == 3


def test_medics_are_one_origin_and_no_officials():
    medic, hospital = say("Metro", "a medic"), say("Weekday", "two hospital officials")
    officials = say("Harbour Post", "officials")
    assert {medic.claim.id, hospital.claim.id} in origins(medic, hospital, officials).values()
    assert len(origins(medic, hospital, officials)) == 2


def test_what_other_media_say_does_not_rest_on_whom_the_report_names_elsewhere():
    residents = say("Metro", "residents", document="one")
    media = say("Metro", "local media", document="one", words="media")
    state = say("Metro", "state television", document="one", words="state")
    assert len(origins(residents, media, state)) == 3
    assert len(origins(residents, say("Metro", document="one", words="title"))) == 1


def test_a_government_and_an_army_of_no_known_side_are_two():
    army = say("Metro", "army")
    assert len(origins(army, say("Weekday", "National Unity Government"))) == 2
    assert len(origins(army, say("Weekday", "local officials"))) == 2
    assert len(origins(army, say("Weekday", "military"))) == 1


def test_the_government_of_a_headline_is_that_which_its_report_names():
    named = say("Metro", ("Tarsia's government", None, "TS"), document="one")
    title = say("Metro", "government", document="one", words="title")
    assert {named.claim.id, title.claim.id} in origins(named, title).values()


def test_a_spokesman_of_nobody_named_speaks_for_the_one_body_of_his_report():
    team = say("Metro", ("UN team", None, "UN"), document="one")
    spokesman = say("Metro", "a spokesman", document="one", words="they saw wounds")
    assert list(origins(team, spokesman).values()) == [{team.claim.id, spokesman.claim.id}]
    elsewhere = say("Weekday", "a spokesman")
    assert len(origins(team, elsewhere)) == 2
    ministry = say("Metro", ("Tarsian defence ministry", None, "TS"), document="one", words="they fired")
    assert {spokesman.claim.id} in origins(team, ministry, spokesman).values()  # of which of the two nobody tells


def test_a_spokesman_who_denies_what_the_body_says_is_another():
    team = say("Metro", ("UN team", None, "UN"), document="one")
    spokesman = say("Metro", "a spokesman", document="one", words="nobody was hurt", reality="denied")
    assert len(origins(team, spokesman)) == 2


def test_the_army_of_a_headline_is_the_one_of_its_report_that_has_a_name():
    title = say("Metro", "Army", document="one", words="title")
    army = say("Metro", ("Israel Defense Forces", None, "IL"), document="one")
    assert list(origins(title, army).values()) == [{title.claim.id, army.claim.id}]


def title(publisher, source, *, document, **more):
    """What the title of a report says: the evidence of the others is no part of it."""
    told = say(publisher, source, document=document, words="Strike kills 15", **more)
    return replace(told, document=replace(told.document, title="Strike kills 15, " + str(source)))


def article(publisher, *sources, document, **more):
    told = say(publisher, *sources, document=document, **more)
    return replace(told, document=replace(told.document, title="Strike kills 15"))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("medics", "Sudan Doctors Network"),
        ("families", "a group of relatives of the dead"),
        (("Houthis", None, "Houthis"), ("Al Masirah TV", None, "Houthis")),
        ("government", ("Mahamadou Sana", "security minister", "BF")),
        (("Ukraine", None, "UA"), ("Serhiy Lysak", "governor of Dnipro", None)),
        ("health ministry", ("Gaza health ministry", None, "Hamas")),
    ],
)
def test_who_speaks_in_a_headline_without_a_name_is_the_source_of_its_article(above, below):
    told = title("Metro", above, document="one"), article("Metro", below, document="one")
    assert len(origins(*told)) == 1
    assert len(origins(told[0], article("Weekday", below, document="two"))) == 2  # another report may have another


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("Volodymyr Zelensky", "president", "UA"), ("Serhiy Lysak", "governor of Dnipro", "UA")),
        (("Israel", None, "IL"), ("Gaza health ministry", None, "Hamas")),
        ("police", "prosecutors"),
        (("Ukraine", None, "UA"), "residents of Orvel"),
    ],
)
def test_who_is_known_for_another_in_a_headline_stays_another(above, below):
    assert len(origins(title("Metro", above, document="one"), article("Metro", below, document="one"))) == 2


def test_of_two_sources_in_an_article_none_is_that_of_its_headline():
    below = [article("Metro", name, document="one") for name in ("Sudan Doctors Network", "Human Rights Watch")]
    assert len(origins(title("Metro", "medics", document="one"), *below)) == 3


def test_a_headline_that_counts_otherwise_or_denies_has_another_source():
    below = article("Metro", ("South African army", None, "ZA"), document="one", numbers=[exactly(3)])
    assert len(origins(title("Metro", "officials", document="one", numbers=[exactly(4)]), below)) == 2
    assert len(origins(title("Metro", "officials", document="one", reality="denied"), below)) == 2


def test_an_armed_group_is_one_with_what_it_is_called():
    told = say("Metro", ("M23 rebel alliance", None, "M23")), say("Weekday", ("M23", None, "M23"))
    assert len(origins(*told)) == 1
    assert len(origins(told[0], say("Weekday", ("relatives of M23", None, None)))) == 2


def test_the_shadow_government_of_a_country_is_no_ministry_of_it():
    shadow = say("Metro", ("Myanmar's shadow National Unity Government", None, None))
    junta = say("Weekday", ("Myanmar's military", None, "MM"))
    assert len(origins(shadow, say("Weekday", ("NUG", None, "NUG")))) == 1
    assert len(origins(shadow, junta)) == 2


def test_two_who_accuse_each_other_say_nothing_together():
    words = "Armenia and Azerbaijan accuse each other of shelling cities"
    both = say("Metro", "Armenia and Azerbaijan", type="shelling", words=words)
    assert [origin.kind for origin in trace_origins([both]).origins] == ["unattributed"]
    joint = say("Metro", "Armenia and Azerbaijan", type="agreement", words="Armenia and Azerbaijan said in a statement")
    assert [origin.kind for origin in trace_origins([joint]).origins] != ["unattributed"]


def test_the_group_is_the_one_body_that_its_report_names():
    network = say("Metro", "Sudan Doctors Network", document="one")
    group = say("Metro", "group", document="one", words="The group blamed the army")
    assert list(origins(network, group).values()) == [{network.claim.id, group.claim.id}]
    assert len(origins(network, say("Weekday", "group"))) == 2
    family = say("Metro", "residents", document="one", words="they fled")
    assert len(origins(family, group)) == 2
