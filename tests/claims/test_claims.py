"""Claims as a whole: certainty, evidence, participants, places, speech, duplicates, values; broken readings."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.claims.sketch import Sketch
from tests.claims.warread import CORPUS, gold, needs_corpus

from fogline.claims.assemble import assemble
from fogline.claims.parties.table import look_up, side_in, table
from fogline.claims.values import with_values
from fogline.records import Frame, Span
from strategies import readings


@pytest.mark.parametrize(
    ("reality", "band", "polarity"),
    [
        ("factual", (0.9, 1.0), "positive"),
        ("possible", (0.2, 0.8), "positive"),
        ("future", (0.4, 0.9), "positive"),
        ("hypothetical", (0.0, 0.5), "positive"),
        ("denied", (0.0, 0.1), "negative"),
    ],
)
def test_without_words_the_reality_gives_the_band(reality, band, polarity):
    claim = Sketch("Shells hit the mill.").frame("hit", "shelling", reality).claim
    assert (tuple(claim.certainty), claim.polarity, claim.certainty_words) == (band, polarity, ())


def test_the_hedge_of_the_clause_gives_the_band():
    sketch = (
        Sketch("Troops left, but they will likely attack the town.")
        .frame("left", "withdrawal")
        .frame("attack", reality="possible")
    )
    left, attack = sketch.claims
    assert left.certainty_words == ()
    assert [sketch.words(word) for word in attack.certainty_words] == ["likely"]
    assert attack.certainty == (0.5, 0.9)


def test_the_band_is_that_of_the_speakers_yardstick():
    bands = {}
    for source in ("UK Defence Intelligence", "A farmer"):
        sketch = Sketch(f"{source} said a raid is unlikely.").says(source, "said", "a raid is unlikely")
        bands[source] = sketch.frame("raid", "assault", "possible").claim.certainty
    assert bands["UK Defence Intelligence"] == (0.25, 0.35)
    assert bands["A farmer"] == (0.10, 0.40)


def test_a_doubting_cue_lowers_even_what_is_told_flatly():
    sketch = (
        Sketch("The army claimed it hit four depots.").says("The army", "claimed", "it hit four depots").frame("hit")
    )
    assert sketch.claim.certainty.high < 0.9
    assert [sketch.words(word) for word in sketch.claim.certainty_words] == ["claimed"]


def test_claiming_responsibility_is_no_doubt():
    sketch = Sketch("The group claimed responsibility for the attack.").says("The group", "claimed", "the attack")
    assert sketch.frame("attack").claim.certainty == (0.9, 1.0)


def test_hedges_of_another_clause_or_noun_do_not_count():
    sketch = Sketch("They did everything possible to strike; rain may follow.").frame("strike", reality="future")
    assert sketch.claim.certainty_words == ()
    sketch = Sketch("They plan strikes and possible landings.").frame("strikes", reality="future")
    assert sketch.claim.certainty_words == ()


@pytest.mark.parametrize(
    ("reality", "band"), [("future", (0.4, 0.9)), ("hypothetical", (0.0, 0.5)), ("factual", (0.9, 1.0))]
)
def test_who_confirms_a_plan_makes_it_no_surer(reality, band):
    sketch = Sketch("Tarsia confirmed a strike.").says("Tarsia", "confirmed", "a strike")
    assert sketch.frame("strike", "attack", reality).claim.certainty == band


def test_a_hedge_outside_the_saying_is_no_hedge_of_what_is_said():
    text = "Tarsia appears to move guns a day after the envoy announced it will strike."
    sketch = Sketch(text).says("the envoy", "announced", "it will strike")
    move, strike = sketch.frame("move", "movement", "possible").frame("strike", reality="future").claims
    assert [sketch.words(word) for word in move.certainty_words] == ["appears to"]
    assert strike.certainty_words == ()


def test_a_hedge_right_before_the_trigger_counts_whatever_the_reader_made_of_it():
    sketch = Sketch("Brenn said 30 people may have been wounded.").says(
        "Brenn", "said", "30 people may have been wounded"
    )
    claim = sketch.frame("wounded", "casualties").claim
    assert claim.certainty.high < 0.9
    assert [sketch.words(word) for word in claim.certainty_words] == ["may have"]


def test_a_hedge_before_another_verb_does_not():
    sketch = Sketch("The men who may know it were wounded.").frame("wounded", "casualties")
    assert sketch.claim.certainty_words == ()


def test_of_nobody_nothing_is_told():
    sketch = Sketch("Nobody was hurt in the raid.").frame("hurt", "casualties", target="Nobody")
    assert (sketch.claim.reality, sketch.claim.polarity) == ("denied", "negative")


def test_reporting_verbs_make_no_claim():
    text = "The governor said missiles hit the port, and the army claims they missed."
    sketch = (
        Sketch(text).says("The governor", "said", "missiles hit the port").says("the army", "claims", "they missed")
    )
    sketch.frame("said", "talks").frame("claims", "capture").frame("hit", "missile_strike").frame(
        "missed", "missile_strike", "denied"
    )
    assert [claim.type for claim in sketch.claims] == ["missile_strike", "missile_strike"]


def test_what_is_done_by_saying_it_stays():
    text = "Tarsia announced new aid, and the envoy told the rebels to stop."
    sketch = Sketch(text).says("Tarsia", "announced", "new aid").says("the envoy", "told", "to stop")
    sketch.frame("announced", "supply").frame("told", "request")
    assert [claim.type for claim in sketch.claims] == ["supply", "request"]


def test_evidence_is_the_saying_where_it_holds_all_roles():
    text = "Rain fell, but Brenn said gunmen shelled Orvel, and the market stayed open."
    sketch = (
        Sketch(text)
        .says("Brenn", "said", "gunmen shelled Orvel")
        .frame("shelled", "shelling", actor="gunmen", target="Orvel")
    )
    assert sketch.words(sketch.claim.evidence) == "Brenn said gunmen shelled Orvel"


def test_evidence_is_the_sentence_where_roles_stand_outside():
    text = "It rained. At dawn Brenn said gunmen shelled Orvel. It snowed."
    sketch = Sketch(text).says("Brenn", "said", "gunmen shelled Orvel").frame("shelled", "shelling", time="dawn")
    assert sketch.words(sketch.claim.evidence) == "At dawn Brenn said gunmen shelled Orvel."


def test_evidence_never_leaves_its_block():
    text = "Morning bulletin: the front\nGunmen shelled Orvel."
    sketch = Sketch(text).says("Morning bulletin", ":", "Gunmen shelled Orvel").frame("shelled", "shelling")
    assert sketch.words(sketch.claim.evidence) == "Gunmen shelled Orvel"


def test_participants_are_resolved_with_sides():
    text = "Putin's forces shelled Kyiv's men, and Moscow called it a success."
    sketch = (
        Sketch(text)
        .mention("Moscow", "STATE")
        .frame("shelled", "shelling", actor="Putin's forces", target="Kyiv's men")
    )
    (actor,), (target,) = sketch.claim.actors, sketch.claim.targets
    assert (actor.party, actor.side) == ("Putin's forces", "RU")
    assert (target.party, target.side) == ("Kyiv's men", "UA")


def test_a_pronoun_never_means_who_stands_beside_it_in_the_frame():
    text = "Ivan Teller called Omar Tellez and urged him to stop."
    sketch = Sketch(text).mention("Ivan Teller", "PERSON")
    sketch.frame("urged", "request", actor="Ivan Teller", target="him")
    assert [target.party for target in sketch.claim.targets] == ["him"]


def test_us_in_capitals_is_a_state():
    sketch = (
        Sketch("US asks rebels to free us.").mention("US", "STATE").frame("asks", "request", actor="US", target="us")
    )
    assert [(actor.party, actor.side) for actor in sketch.claim.actors] == [("United States", "US")]
    assert [target.party for target in sketch.claim.targets] == ["us"]


def test_they_are_people_only_where_the_nearest_candidate_is():
    sketch = Sketch("Gunmen took two trucks; they burned.").mention("Gunmen", "FORCE", "trucks", "WEAPON")
    assert sketch.frame("burned", "damage", target="they").claim.targets[0].party == "they"
    sketch = Sketch("Gunmen came; they fled.").mention("Gunmen", "FORCE")
    assert sketch.frame("fled", "displacement", actor="they").claim.actors[0].party == "Gunmen"


def test_a_place_is_the_name_inside_its_phrase_without_coordinates():
    sketch = Sketch("Shells fell just north of the town of Orvel.").mention("Orvel", "PLACE")
    place = sketch.frame("fell", "shelling", place="just north of the town of Orvel").claim.place
    assert (place.name, place.latitude, place.geonames_id, place.precision) == ("Orvel", None, None, "unknown")
    assert sketch.words(place.derived_from) == "just north of the town of Orvel"


def test_a_place_without_a_name_keeps_its_phrase():
    assert (
        Sketch("Shells fell at an unknown location.").frame("fell", place="an unknown location").claim.place.name
        == "unknown location"
    )


def captions(second, **roles):
    """A paragraph and a second print of it, with ``roles`` changed in the second."""
    first = "Rebel gunmen shelled the port of Orvel on Monday, killing 14 dockers."
    sketch = Sketch(f"{first}\n{second}", "2031-03-05").mention("Orvel", "PLACE", "Monday", "TIME")
    sketch.frame("shelled", "shelling", actor="Rebel gunmen", target="the port of Orvel", place="Orvel", time="Monday")
    given = {
        "actor": "Rebel gunmen#2",
        "target": "the port of Orvel#2",
        "place": "Orvel#2",
        "time": "Monday#2",
        **roles,
    }
    return sketch.frame("shelled#2", "shelling", **{name: words for name, words in given.items() if words})


def test_a_claim_printed_again_points_to_the_first():
    first, second = captions("Rebel gunmen shelled the port of Orvel on Monday").claims
    assert first.duplicate_of is None
    assert second.duplicate_of == first.id


def test_a_shorter_print_is_still_the_same():
    first, second = captions("Rebel gunmen shelled the port of Orvel", time=None).claims
    assert second.duplicate_of == first.id


@pytest.mark.parametrize(
    ("second", "changed"),
    [
        ("Rebel gunmen shelled the port of Tarn on Monday", {"target": "the port of Tarn", "place": "Tarn"}),
        ("Rebel gunmen shelled the port of Orvel on Sunday", {"time": "Sunday"}),
        ("Army drones shelled the port of Orvel on Monday", {"actor": "Army drones"}),
    ],
)
def test_another_place_day_or_actor_is_another_claim(second, changed):
    assert captions(second, **changed).claims[1].duplicate_of is None


def test_another_number_or_source_is_another_claim():
    text = (
        "The army said 14 dockers were killed in Orvel.\n"
        "The rebels said 9 dockers were killed in Orvel.\n"
        "In Orvel, 14 dockers were killed."
    )
    sketch = (
        Sketch(text)
        .says("The army", "said", "14 dockers were killed in Orvel")
        .says("The rebels", "said#2", "9 dockers were killed in Orvel")
    )
    for turn, number in enumerate(("14", "9", "14#2"), 1):
        sketch.mention(number, "QUANTITY", f"Orvel#{turn}", "PLACE")
        sketch.frame(f"killed#{turn}", "casualties", target=f"dockers#{turn}", place=f"Orvel#{turn}", quantity=number)
    army, rebels, caption = sketch.claims
    assert rebels.duplicate_of is None
    assert caption.duplicate_of == army.id


def test_a_headline_points_to_the_fuller_claim_of_the_text():
    text = "Missiles destroy base near border\nFour missiles destroyed an army base in the east of Tarsia on Monday."
    sketch = Sketch(text, kinds=("title",)).mention("border", "PLACE", "Tarsia", "PLACE")
    sketch.frame("destroy", "damage", target="base", place="near border")
    sketch.frame("destroyed", "damage", target="an army base", place="the east of Tarsia")
    title, body = sketch.claims
    assert (title.duplicate_of, body.duplicate_of) == (body.id, None)


def test_a_headline_on_something_else_points_nowhere():
    text = "Missiles destroy mill in Orvel\nFour missiles destroyed an army base in the east of Tarsia on Monday."
    sketch = (
        Sketch(text, kinds=("title",))
        .frame("destroy", "damage", target="mill")
        .frame("destroyed", "damage", target="an army base")
    )
    assert [claim.duplicate_of for claim in sketch.claims] == [None, None]


def test_captions_in_much_the_same_words_are_one_claim():
    text = (
        "Tarsian soldiers rest in a recently retaken hamlet north of Orvel on Sunday\n"
        "Tarsian soldiers walk through a recently retaken hamlet, north of Orvel\n"
        "Tarsian soldiers walk through a recently retaken hamlet, north of Lund"
    )
    sketch = Sketch(text, kinds=("caption",) * 3).mention("Orvel#1", "PLACE", "Orvel#2", "PLACE", "Lund", "PLACE")
    for number in (1, 2, 3):
        sketch.frame(f"retaken#{number}", "capture")
    first, second, third = sketch.claims
    assert second.duplicate_of == first.id
    assert third.duplicate_of is None


def test_evidence_of_a_long_caption_is_one_sentence():
    caption = "Smoke rises over Orvel on Monday. Rebels shelled the mill at dawn. A man looks on as the fire burns. It rained."
    sketch = Sketch(caption, kinds=("caption",)).frame("shelled", "shelling", actor="Rebels", target="the mill")
    assert sketch.words(sketch.claim.evidence) == "Rebels shelled the mill at dawn."


def test_of_several_places_the_one_nearest_to_the_event_counts():
    sketch = Sketch("A column from Tarn that had set out at dawn reached Orvel.").mention(
        "Tarn", "PLACE", "Orvel", "PLACE"
    )
    assert sketch.frame("reached", "movement", place=["Tarn", "Orvel"]).claim.place.name == "Orvel"


def test_ids_are_stable_and_a_frame_marked_twice_is_one_claim():
    sketch = Sketch("Shells hit the mill.").frame("hit").frame("hit")
    assert len(sketch.claims) == 1
    assert sketch.claims == sketch.claims


def test_values_are_filled_where_empty_and_never_changed():
    sketch = Sketch("On Monday Moscow sent about 600 men to Tehran.", "2031-03-05")
    sketch.mention("Monday", "TIME", "Moscow", "STATE", "about 600", "QUANTITY").mention("Tehran", "STATE", value="XX")
    assert [mention.value for mention in with_values(sketch.reading).mentions] == ["2031-03-03", "RU", "600~", "XX"]


def test_the_table_knows_parties_across_the_world():
    assert len({(entry.name, entry.side) for entry in table().values()}) > 500
    assert look_up("the Kremlin’s").side == "RU"
    assert look_up("Downing Street").side == "GB"
    assert look_up("RSF").name == "Rapid Support Forces"
    assert look_up("us") is None


@pytest.mark.parametrize(
    ("name", "side", "kind"),
    [
        ("SPLA-IO", "SPLM-IO", "group"),
        ("the Nuer White Army", "White Army", "group"),
        ("Wazalendo", "Wazalendo", "group"),
        ("AFC/M23", "M23", "group"),
        ("Corneille Nangaa", "M23", "person"),
        ("Volunteers for the Defence of the Homeland", "BF", "force"),
        ("Azawad Liberation Front", "Azawad Liberation Front", "group"),
        ("Karenni Nationalities Defence Force", "Karenni resistance", "group"),
        ("the Myanmar junta", "MM", "force"),
        ("Clan del Golfo", "Gulf Clan", "group"),
        ("Gaza’s civil defence agency", "Hamas", "group"),
        ("Gaza civil defence agency", "Hamas", "group"),
        ("Saraya al-Quds", "Palestinian Islamic Jihad", "group"),
        ("Sudan Doctors Network", None, "ngo"),
        ("Radio Tamazuj", None, "media"),
    ],
)
def test_the_table_knows_whom_armed_groups_officials_and_monitors_speak_for(name, side, kind):
    known = look_up(name)
    assert (known.side, known.kind) == (side, kind)
    assert side_in("the Congolese army") == "CD"
    assert side_in("Burkinabè soldiers") == "BF"
    assert side_in("nobody in particular") is None


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(readings())
def test_any_reading_gives_claims_with_spans_inside_the_text(reading):
    check(reading)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_readings_that_break_the_rules_do_no_harm(data):
    text = data.draw(st.text(alphabet="aThe said. “”\n,12Sunday", min_size=1, max_size=120))
    span = st.tuples(st.integers(0, 140), st.integers(0, 40)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
    sketch = Sketch(text, "2031-03-05")
    for _ in range(data.draw(st.integers(0, 6))):
        sketch.mention(
            data.draw(span),
            data.draw(st.sampled_from(["PERSON", "ORG", "STATE", "TIME", "QUANTITY", "PLACE", "FORCE"])),
        )
    for _ in range(data.draw(st.integers(0, 5))):
        content = data.draw(st.lists(span, max_size=3))
        sketch.says(
            *(data.draw(st.none() | span) for _ in range(2)),
            *content,
            via=data.draw(st.none() | span),
            continues=data.draw(st.booleans()),
        )
    for _ in range(data.draw(st.integers(0, 5))):
        roles = data.draw(
            st.dictionaries(st.sampled_from(["actor", "target", "place", "time", "quantity"]), span.map(lambda s: [s]))
        )
        sketch.frame(data.draw(span), data.draw(st.sampled_from(["attack", "talks"])), "possible", **roles)
    check(sketch.reading)


def check(reading, *, twice=True):
    claims = assemble(reading)
    assert not twice or claims == assemble(reading)
    size = len(reading.document.text)
    ids = {claim.id for claim in claims}
    assert len(ids) == len(claims)
    for claim in claims:
        assert claim.chain[-1].role == "publisher"
        assert claim.duplicate_of is None or claim.duplicate_of in ids
        spans = [claim.evidence, *claim.certainty_words, *(link.span for link in claim.chain if link.span)]
        spans += [one.span for one in (*claim.actors, *claim.targets, *claim.quantities)]
        spans += [found.derived_from for found in (claim.place, claim.when) if found]
        for span in spans:
            assert 0 <= span.start < span.end <= size
    return claims


@needs_corpus
def test_the_annotated_corpus_comes_through():
    for path in sorted((CORPUS / "dev").glob("*.json")):
        reading = gold(path)
        claims = check(reading, twice=False)
        silent = {reading.frames[n].type for n in set(range(len(reading.frames))) - {claim.frame for claim in claims}}
        # People mark no verb of saying as an event, and take "made no mention of an attack" for a denied one.
        assert silent <= {"refusal", "attack"}


def test_frames_outside_the_text_are_dropped():
    sketch = Sketch("Shells hit the mill.").frame("hit")
    sketch.frames.append(Frame(Span(500, 510), "attack", "factual"))
    assert [claim.frame for claim in sketch.claims] == [0]


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        ("the Turkish Children’s Hospital", None),
        ("Egyptian Street", None),
        ("Kenya Airways", None),
        ("a nurse at the Italian Hospital", None),
        ("the Turkish hospital administration's ministry", "TR"),
        ("Turkish Military Academy", "TR"),
        ("US District Court", "US"),
        ("Central Bank of Kenya", "KE"),
    ],
)
def test_what_is_called_after_a_country_is_not_on_its_side(phrase, side):
    assert side_in(phrase) == side


def test_who_puts_an_own_number_right_makes_a_claim_of_each():
    text = "Premier Ada Brenn, who had told of 49 deaths, later raised the number to 105."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON", "49", "QUANTITY", "105", "QUANTITY")
    sketch.says("Premier Ada Brenn", "told", "49 deaths").says("Premier Ada Brenn", "raised", "the number to 105")
    sketch.frame("deaths", "casualties", quantity=["49", "105"])
    assert [[one.low for one in claim.quantities] for claim in sketch.claims] == [[49], [105]]
    assert len({claim.id for claim in sketch.claims}) == 2


def test_a_figure_revised_in_the_next_sentence_is_a_claim_of_the_same_event():
    text = "The ministry first reported 50 dead. It revised the figure upwards to 71 on Thursday. It named 9 streets."
    sketch = Sketch(text).mention("ministry", "ORG", "50", "QUANTITY", "71", "QUANTITY", "9", "QUANTITY")
    sketch.says("The ministry", "reported", "50 dead").says("It", "revised", "the figure upwards to 71")
    sketch.says("It#2", "named", "9 streets").frame("dead", "casualties", quantity="50")
    told = [(claim.chain[0].party, claim.quantities[0].low, claim.quantities[0].fate) for claim in sketch.claims]
    assert told == [("ministry", 50, "killed"), ("ministry", 71, "killed")]
    assert sketch.words(sketch.claims[1].evidence) == "dead. It revised the figure upwards to 71"


def test_a_number_left_out_is_not_counted_and_a_family_is():
    sketch = Sketch("Police confirmed the death of the guard but not the other four.").mention("four", "QUANTITY")
    assert sketch.frame("death", "casualties", quantity="four").claim.quantities == ()
    family = Sketch("A family of nine was killed.").mention("nine", "QUANTITY")
    family.frame("killed", "casualties", target="A family of nine")
    assert [(one.low, one.fate) for one in family.claim.quantities] == [(9, "killed")]


def test_a_request_for_comment_is_no_event():
    text = "The army did not respond to a request for comment. It turned down the town's request for water."
    sketch = Sketch(text).frame("request", "request").frame("request#2", "request")
    assert [claim.frame for claim in sketch.claims] == [1]


def test_another_number_in_the_next_sentence_is_told_by_who_gives_it_even_where_the_first_is_denied():
    text = "It is not true that 40 were killed at the quay. The rebels claim 12."
    sketch = (
        Sketch(text).mention("40", "QUANTITY", "12", "QUANTITY", "rebels", "FORCE").says("The rebels", "claim", "12")
    )
    sketch.frame("killed", "casualties", "denied", quantity="40")
    told = [(claim.reality, claim.chain[0].party, claim.quantities[0].low) for claim in sketch.claims]
    assert told == [("denied", "The Harbour Post", 40), ("factual", "rebels", 12)]


def test_who_foils_an_attack_does_not_make_it_and_who_is_named_as_not_hit_is_not():
    sketch = Sketch("Tarsian guards foiled a suicide attack. The dead were masons, not gunmen.")
    sketch.mention("Tarsian guards", "FORCE").frame("suicide attack", "attack", actor="Tarsian guards")
    sketch.frame("dead", "casualties", target=["masons", "gunmen"])
    attack, dead = sketch.claims
    assert attack.actors == ()
    assert [target.party for target in dead.targets] == ["masons"]


@pytest.mark.parametrize(
    ("source", "cue", "content", "number"),
    [
        ("it", "had raised", "that to 19, of whom 13 were civilians", "19"),
        ("An officer", "gave", "a figure of ten", "ten"),
    ],
)
def test_a_figure_may_be_given_with_its_parts_or_in_words(source, cue, content, number):
    sketch = Sketch(f"The ministry said 14 guards had died. By noon {source} {cue} {content}.")
    sketch.mention("ministry", "ORG", "14", "QUANTITY", number, "QUANTITY")
    sketch.says("The ministry", "said", "14 guards had died").says(source, cue, content)
    sketch.frame("died", "casualties", quantity="14", target="14 guards")
    assert [claim.quantities[0].low for claim in sketch.claims] == [14, 19 if number == "19" else 10]


def test_only_tolls_are_put_right_by_their_own_source():
    text = "The ministry stated that all targets were hit, naming stations in nine regions."
    sketch = Sketch(text).mention("ministry", "ORG", "nine", "QUANTITY")
    sketch.says("The ministry", "stated", "all targets were hit").says(
        "The ministry", "naming", "stations in nine regions"
    )
    assert len(sketch.frame("hit", "attack", quantity="nine").claims) == 1


def test_those_who_stormed_the_village_are_not_among_the_dead():
    text = "One officer and three gunmen were killed when about 30 armed men stormed a village."
    sketch = Sketch(text).mention("One", "QUANTITY", "three", "QUANTITY", "about 30", "QUANTITY")
    sketch.frame("killed", "casualties", target="One officer and three gunmen", quantity=["One", "three", "about 30"])
    sketch.frame("stormed", "assault", actor="armed men", target="a village")
    assert [one.low for one in sketch.claims[0].quantities] == [1, 3]


def test_a_side_is_that_of_the_part_that_holds_the_number():
    text = "A Georgian officer and three gunmen were killed."
    sketch = Sketch(text).mention("three", "QUANTITY")
    sketch.frame("killed", "casualties", target="A Georgian officer and three gunmen", quantity="three")
    assert [(one.of, one.side) for one in sketch.claim.quantities] == [("Georgian officer", "GE"), ("gunmen", None)]


def test_a_toll_that_falls_is_the_number_it_falls_to():
    text = "The death toll from the slide fell from 120 to 96 after 24 were found alive."
    sketch = (
        Sketch(text).mention("120", "QUANTITY", "96", "QUANTITY", "24", "QUANTITY").frame("death toll", "casualties")
    )
    assert [(one.low, one.fate) for one in sketch.claim.quantities] == [(96, "killed")]


@pytest.mark.parametrize("rest", [", not nine", ", against nine in May", ", compared with nine in May"])
def test_another_number_only_compared_with_is_not_counted(rest):
    sketch = Sketch(f"Eleven dockers were killed{rest}.").mention("Eleven", "QUANTITY", "nine", "QUANTITY")
    sketch.frame("killed", "casualties", quantity=["Eleven", "nine"])
    assert [one.low for one in sketch.claim.quantities] == [11]


def test_a_list_gives_its_number_behind_a_colon():
    sketch = Sketch("Barns burned: 12.").mention("12", "QUANTITY").frame("burned", "damage", target="Barns")
    assert [(one.low, one.of) for one in sketch.claim.quantities] == [(12, "Barns")]


def test_how_often_is_not_how_many():
    sketch = Sketch("Twice she was wounded.").mention("Twice", "QUANTITY")
    assert sketch.frame("wounded", "casualties", target="she", quantity="Twice").claim.quantities == ()


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("50+ dockers hurt", "50", (50, None, "dockers")),
        ("6 x dockers hurt", "6", (6, 6, "dockers")),
        ("6 dockers lost their lives", "6", (6, 6, "dockers")),
    ],
)
def test_shorthand_of_logs_and_posts(text, number, told):
    sketch = Sketch(text).mention(number, "QUANTITY")
    trigger = "hurt" if "hurt" in text else "lost their lives"
    (one,) = sketch.frame(trigger, "casualties", quantity=number).claim.quantities
    assert (one.low, one.high, one.of) == told
    assert one.fate == ("wounded" if trigger == "hurt" else "killed")


def test_a_figure_called_wrong_is_not_counted():
    sketch = Sketch("Last week's figures (41 deaths) were wrong; it is 14.").mention("41", "QUANTITY", "14", "QUANTITY")
    sketch.frame("deaths", "casualties", quantity=["41", "14"])
    assert [one.low for one in sketch.claim.quantities] == [14]


def test_who_reports_it_may_stand_behind_the_place():
    text = "Nine deaths have been reported in Orvel, Tarsia, by the Tarsian army."
    sketch = Sketch(text).mention("Tarsian army", "FORCE").says(None, "have been reported", "Nine deaths")
    assert sketch.frame("deaths", "casualties").chain() == ["Tarsian army"]


def test_a_place_before_a_colon_does_not_speak():
    sketch = Sketch("Orvel: Two men were shot.").mention("Orvel", "PLACE").says("Orvel", ":", "Two men were shot.")
    assert sketch.frame("shot", "abuse").chain() == []
    person = Sketch("Ada Brenn is on the line.\nBRENN: Two men were shot.").mention(
        "Ada Brenn", "PERSON", "BRENN", "PLACE"
    )
    assert person.says("BRENN", ":", "Two men were shot.").frame("shot", "abuse").chain() == ["Ada Brenn"]


@pytest.mark.parametrize("then", ["it was 31", "the toll stood at 31", "the number is now 31"])
def test_who_then_says_that_it_was_another_number_gives_a_toll_of_their_own(then):
    sketch = Sketch(f"Police first said 26 died. The mayor now says {then}.").mention(
        "26", "QUANTITY", "31", "QUANTITY"
    )
    sketch.says("Police", "said", "26 died").says("The mayor", "says", then)
    sketch.frame("died", "casualties", quantity="26")
    assert [(claim.chain[0].party, [one.low for one in claim.quantities]) for claim in sketch.claims] == [
        ("Police", [26]),
        ("mayor", [31]),
    ]


def test_the_second_day_of_a_date_counts_nothing():
    sketch = Sketch("Guards fired 60 rockets on June 3 and 4.").mention("60", "QUANTITY", "4", "QUANTITY")
    claim = sketch.frame("fired", "shelling", quantity=["60", "4"]).claim
    assert [one.low for one in claim.quantities] == [60]


def test_the_words_of_a_claim_do_not_reach_back_over_a_paragraph_to_its_label():
    text = "Ada Brenn: Men shelled Orvel at nine. Seven were hurt. Over the day guns fired at Mala."
    sketch = Sketch(text).mention("Ada Brenn", "PERSON").says("Ada Brenn", ":", "Men shelled Orvel at nine.")
    sketch.says("Ada Brenn", ":", "Over the day guns fired at Mala.")
    first, last = sketch.frame("shelled", "shelling").frame("fired", "attack").claims
    assert sketch.words(first.evidence) == "Ada Brenn: Men shelled Orvel at nine."
    assert sketch.words(last.evidence) == "Over the day guns fired at Mala."
    assert [one.party for one in last.chain[:-1]] == ["Ada Brenn"]
