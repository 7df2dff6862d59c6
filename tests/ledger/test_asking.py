"""What every ledger answers: each field of a query of claims and of documents."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from tests.ledger import stores
from tests.ledger.stores import DENIAL, DEPOT, DRONES, MAYOR, MORTARS, PUSHED, Said

from fogline.ledger import Store
from fogline.records import Footprint, Published, Span
from fogline.records.errors import UsageError
from fogline.records.ledger import Box, ClaimQuery, DocumentQuery, Near

CROSSING, HEADLINE = stores.CROSSING, stores.HEADLINE
ISLAND = Said("the cable station on Taveuni burned", "damage", place=stores.FIJI)
ISLAND_DOCUMENT = stores.document(
    "Pacific notes\nOn Monday the cable station on Taveuni burned, O’Neil’s office said.",
    publisher="Ocean Wire",
    url="https://ocean.example/notes",
    published=Published(),
)
EVERYTHING = (MAYOR, PUSHED, MORTARS, DRONES, DEPOT, DENIAL, CROSSING, ISLAND)


def filled(store: Store) -> Store:
    """Put four documents with nine claims into a ledger."""
    island = stores.entry(ISLAND_DOCUMENT, ISLAND)
    store.add([stores.wire(), stores.bulletin(), island, stores.channel()], "clerk")
    return store


@pytest.fixture(scope="module")
def full(lasting_store: Store) -> Store:
    """A ledger that the tests only ask."""
    return filled(lasting_store)


def found(store: Store, **asked: Any) -> set[str]:
    query = ClaimQuery(**asked)
    findings = list(store.claims(query))
    evidence = [finding.evidence for finding in findings]
    assert store.count(query) == len(evidence)
    assert sorted(store.claim_ids(query)) == sorted(finding.claim.id for finding in findings)
    assert len(set(evidence)) == len(evidence)
    return set(evidence)


def words_of(*said: Said) -> set[str]:
    return {one.words for one in said}


WORDS: tuple[tuple[tuple[tuple[str, ...], ...], tuple[Said, ...]], ...] = (
    ((), EVERYTHING),
    ((("depot",),), (DEPOT, DENIAL, CROSSING)),  # of the title too
    ((("DEPOT",), ("grain",)), (DEPOT,)),
    ((("grain depot",),), (DEPOT,)),
    ((("depot grain",),), ()),
    ((("drones", "mortars"),), (DRONES, MORTARS)),
    ((("drones", "mortars"), ("Ostrivne",)), (MORTARS,)),
    ((("Ostriv*",),), (MORTARS,)),
    ((("shot dow*",),), (DRONES,)),
    ((("Ostriv",),), ()),
    ((("елеватора",),), (MAYOR,)),
    ((("ОЛЕГ КРАВЕЦЬ",),), (MAYOR,)),
    ((("вибух*",),), (MAYOR,)),
    ((("Ада", "Brenn"),), (DEPOT,)),  # a party that is not in the evidence
    ((("spokesman",),), (CROSSING,)),
    ((("Example Oblast",),), (DEPOT, CROSSING, PUSHED, MORTARS, MAYOR)),  # of the place's name
    ((("Lanivka Example Oblast XX",),), (DEPOT, MORTARS)),
    ((("two workers army",),), ()),  # no phrase runs from one name into the next
    ((("Lanivka",), ("Verbova",)), (CROSSING,)),
    ((("ONeil",), ("notes",)), ()),  # in the text, not in the claim
    ((("Pacific", "nothing"),), (ISLAND,)),
    ((("and", "or", "not", "near"),), (MORTARS, CROSSING)),  # plain words, no operators
    ((("northern command morning",),), ()),
    ((("tuesday killing two",),), (DEPOT,)),
    ((("Tuesday, killing — two",),), (DEPOT,)),
)


@pytest.mark.parametrize(("words", "fitting"), WORDS)
def test_words(full: Store, words: tuple[tuple[str, ...], ...], fitting: Iterable[Said]) -> None:
    assert found(full, words=words) == words_of(*fitting)


@pytest.mark.parametrize("words", [(("",),), ((),), (("*",),), (("depot",), ("\"'--",)), ((" % _ \x00",),)])
def test_words_without_a_word(full: Store, words: tuple[tuple[str, ...], ...]) -> None:
    for ask in (full.claims, full.count):
        with pytest.raises(UsageError, match="no letter"):
            list(ask(ClaimQuery(words=words)))  # type: ignore[call-overload]
    with pytest.raises(UsageError, match="no letter"):
        list(full.documents(DocumentQuery(words=words)))


HOSTILE = (
    *(
        'depot" OR "drones',
        "depot') OR 1=1 --",
        "de%t",
        "dep_t",
        "depot*grain",
        "NEAR(depot drones)",
        "depot\x00drones",
    ),
    *(
        "title:depot",
        "{words} : depot",
        "depot & drones",
        "depot | drones",
        "$1 depot",
        ":depot drones",
        "%s",
        "a" * 100_000,
    ),
    *(" ".join(["depot"] * 3000), "depot <-> grain", "\\", "’depot’ ’drones’"),
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_find_what_they_say(full: Store, words: str) -> None:
    try:
        assert found(full, words=((words,),)) == set()
    except UsageError as error:
        assert "no letter" in str(error)  # noqa: PT017 - either will do
    for field in ("parties", "sources"):
        assert found(full, **{field: (words + "x",)}) == set()
    for field in ("publishers", "documents", "claims", "place_keys", "sides", "types"):
        assert found(full, **{field: (words,)}) == set()
    for field in ("ids", "originals", "urls", "publishers", "languages"):
        assert list(full.documents(DocumentQuery(**{field: (words,)}))) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", ["^depot", "!depot", "-depot", "(depot)", "+depot", "depot;", "'depot", "de\u00adpot", "dépôt"]
)
def test_punctuation_means_nothing(full: Store, words: str) -> None:
    assert found(full, words=((words,),)) == words_of(DEPOT, DENIAL, CROSSING)


def test_types_and_realities(full: Store) -> None:
    assert found(full, types=("movement",)) == words_of(CROSSING, PUSHED)
    assert found(full, types=("movement", "damage", "nothing")) == words_of(CROSSING, PUSHED, ISLAND)
    assert found(full, realities=("denied",)) == words_of(DENIAL)
    assert found(full, realities=("factual",), types=("shelling",)) == words_of(DEPOT, MORTARS, MAYOR)


def test_duplicates(full: Store) -> None:
    assert found(full, duplicates=True) == words_of(*EVERYTHING, HEADLINE)
    assert found(full, duplicates=True, words=(("hit depot",),), types=("shelling",)) == words_of(
        HEADLINE, DEPOT, DENIAL
    )


PLACES = (
    (("geonames:900001",), (DEPOT, MORTARS, MAYOR)),
    (("geonames:900077",), ()),  # a candidate that is not the likeliest
    (("fogline:gulf-of-sarn",), (DRONES,)),
    (("gulf of SARN",), (DRONES,)),
    (("Lanivka, Example Oblast, XX",), (DEPOT, MORTARS)),
    (("Lanivka",), ()),
    (("geonames:900002", "Taveuni, FJ"), (CROSSING, PUSHED, ISLAND)),
)


@pytest.mark.parametrize(("keys", "fitting"), PLACES)
def test_places(full: Store, keys: tuple[str, ...], fitting: Iterable[Said]) -> None:
    assert found(full, place_keys=keys) == words_of(*fitting)


BOXES = (
    (Box(-180, -90, 180, 90), (DEPOT, MORTARS, MAYOR, CROSSING, PUSHED, ISLAND)),
    (Box(36.2, 49.85, 36.3, 49.95), (DEPOT, MORTARS, MAYOR)),
    (Box(36.7, 50.4, 37, 51), (CROSSING, PUSHED)),  # a corner is enough
    (Box(36.7001, 50.0, 37, 51), ()),
    (Box(36.0, 49.8, 36.55, 50.25), (DEPOT, MORTARS, MAYOR, CROSSING, PUSHED)),
    (Box(36.26, 49.9, 36.3, 49.9), (DEPOT, MORTARS, MAYOR)),  # within the radius of 2 km
    (Box(36.29, 49.9, 36.3, 49.9), ()),
    (Box(170, -20, -170, -10), (ISLAND,)),  # across the 180th meridian
    (Box(179.6, -17, 179.7, -16), (ISLAND,)),
    (Box(-179.7, -17, -179.65, -16), (ISLAND,)),
    (Box(-179.5, -17, 179.4, -16), ()),
    (Box(180, -17, 180, -16), (ISLAND,)),
    (Box(-180, -17, -180, -16), (ISLAND,)),
    (Box(36.25, 49.9, 36.25, 49.9), (DEPOT, MORTARS, MAYOR)),
    (Box(40, 40, 30, 60), (ISLAND,)),  # the other way round the globe
)


@pytest.mark.parametrize(("box", "fitting"), BOXES)
def test_boxes(full: Store, box: Box, fitting: Iterable[Said]) -> None:
    fitting = [one for one in fitting if not (box == Box(40, 40, 30, 60) and one is ISLAND)]
    assert found(full, box=box) == words_of(*fitting)


NEAR = (
    (Near(49.90, 36.25, 0), (DEPOT, MORTARS, MAYOR)),
    (Near(49.90, 36.40, 5), ()),  # 10.8 km to the middle, 8.8 km to the rim
    (Near(49.90, 36.40, 9), (DEPOT, MORTARS, MAYOR)),
    (Near(50.30, 36.60, 1), (CROSSING, PUSHED)),
    (Near(50.0, 36.4, 30), (DEPOT, MORTARS, MAYOR, CROSSING, PUSHED)),
    (Near(-16.8, 179.9, 1), (ISLAND,)),
    (Near(-16.8, -179.0, 70), (ISLAND,)),  # 64 km to the eastern rim, over the meridian
    (Near(-16.8, -179.0, 50), ()),
    (Near(90, 0, 5000), (DEPOT, MORTARS, MAYOR, CROSSING, PUSHED)),
    (Near(0, 0, 20100), (DEPOT, MORTARS, MAYOR, CROSSING, PUSHED, ISLAND)),
)


@pytest.mark.parametrize(("near", "fitting"), NEAR)
def test_near(full: Store, near: Near, fitting: Iterable[Said]) -> None:
    assert found(full, near=near) == words_of(*fitting)


TIMES = (
    ((None, None), EVERYTHING),
    (("2031-03-04", "2031-03-04"), (DEPOT, CROSSING, PUSHED, MORTARS, MAYOR)),  # open ends reach on
    (("2031-03-06", None), (CROSSING, MAYOR)),
    ((None, "2031-02-28"), (MORTARS,)),
    ((None, "2031-01-31"), ()),  # what had happened by a day did so in the month before
    ((None, "2031-03-01T17:59"), (MORTARS, MAYOR)),
    ((None, "2031-03-01T18"), (MORTARS, MAYOR, CROSSING)),
    (("2031-03-05T05:00:59", "2031-03-05T23"), (CROSSING, PUSHED, MORTARS, MAYOR)),
    (("2031-03-05T05:01", "2031-03-05T23"), (CROSSING, MORTARS, MAYOR)),
    (("2031-04", None), (CROSSING,)),
    (("2031", "2031"), (DEPOT, CROSSING, PUSHED, MORTARS, MAYOR)),
    (("2031-03-06T00:00Z", None), (CROSSING, MAYOR)),
    ((None, "1000-01-01"), ()),
    (("9999-12-31", None), (CROSSING,)),
)


@pytest.mark.parametrize(("times", "fitting"), TIMES)
def test_times(full: Store, times: tuple[str | None, str | None], fitting: Iterable[Said]) -> None:
    assert found(full, since=times[0], until=times[1]) == words_of(*fitting)


def test_a_box_in_a_week(full: Store) -> None:
    week = {"since": "2031-03-05T12:00", "until": "2031-03-12"}
    assert found(full, box=Box(36.0, 49.8, 37.0, 50.5), **week) == words_of(CROSSING, MORTARS, MAYOR)
    assert found(full, near=Near(50.3, 36.6, 5), **week) == words_of(CROSSING)
    assert found(full, box=Box(36.0, 49.8, 37.0, 50.5), words=(("river",),), **week) == words_of(CROSSING)


PARTIES = (
    (("Brenn",), None, (DEPOT,)),
    (("ada BRENN",), "source", (DEPOT,)),
    (("Brenn",), "actor", ()),
    (("army of Tramland",), None, (DEPOT, DENIAL)),
    (("tramland",), "actor", (DEPOT,)),
    (("Tramland",), "source", (DENIAL,)),
    (("enemy",), "target", (PUSHED,)),
    (("enemy", "depot"), "target", (PUSHED, DEPOT)),
    (("enem*",), None, (PUSHED, MORTARS)),
    (("enem",), None, ()),
    (("Daily Example",), "source", (DEPOT, CROSSING)),
    (("КРАВЕЦЬ",), None, (MAYOR,)),
    (("кравець олег",), None, ()),
    (("soldiers", "northern"), None, (CROSSING, PUSHED, MORTARS, DRONES)),
)


@pytest.mark.parametrize(("names", "role", "fitting"), PARTIES)
def test_parties(full: Store, names: tuple[str, ...], role: Any, fitting: Iterable[Said]) -> None:
    assert found(full, parties=names, role=role) == words_of(*fitting)


def test_sources_are_first_hand(full: Store) -> None:
    assert found(full, sources=("Daily Example",)) == set()
    assert found(full, sources=("brenn", "spokes*")) == words_of(DEPOT, CROSSING)
    assert found(full, sources=("narrator",)) == words_of(ISLAND)


def test_sides(full: Store) -> None:
    assert found(full, sides=("RU",)) == words_of(DEPOT, DENIAL, PUSHED, MORTARS)
    assert found(full, sides=("ru", "ua")) == words_of(*EVERYTHING) - words_of(ISLAND)
    assert found(full, sides=("R",)) == set()


def test_publishers_documents_claims(full: Store) -> None:
    assert found(full, publishers=("NORTHERN  command",)) == words_of(PUSHED, MORTARS, DRONES)
    assert found(full, publishers=("Northern",)) == set()
    assert found(full, publishers=("Ланівка зараз", "ocean wire")) == words_of(MAYOR, ISLAND)
    ids = (stores.WIRE_DOCUMENT.id, ISLAND_DOCUMENT.id, "0" * 64)
    assert found(full, documents=ids) == words_of(DEPOT, DENIAL, CROSSING, ISLAND)
    names = tuple(finding.claim.id for finding in full.claims(ClaimQuery(documents=ids[1:2])))
    assert found(full, claims=(*names, "no such claim")) == words_of(ISLAND)
    assert found(full, claims=names, documents=ids[:1]) == set()
    many = tuple(f"{number:016x}" for number in range(40_000))
    assert found(full, claims=(*many, *names)) == words_of(ISLAND)
    assert found(full, documents=(*many, ISLAND_DOCUMENT.id)) == words_of(ISLAND)


def test_certainty_bands_overlap(full: Store) -> None:
    assert found(full, certainty=(0.0, 0.1)) == words_of(DENIAL)
    assert found(full, certainty=(0.1, 0.7)) == words_of(DENIAL, DEPOT)
    assert found(full, certainty=(0.2, 0.6)) == set()
    assert found(full, certainty=(0.95, 0.95)) == words_of(*EVERYTHING) - words_of(DENIAL, DEPOT)


def test_statuses(store: Store) -> None:
    full = filled(store)
    by_words = {finding.evidence: finding.claim.id for finding in full.claims()}
    full.decide([stores.decision("accept", by_words[DEPOT.words])])
    full.decide([stores.decision("reject", by_words[DENIAL.words], by_words[DRONES.words])])
    assert found(full, statuses=("accepted",)) == words_of(DEPOT)
    assert found(full, statuses=("accepted", "rejected")) == words_of(DEPOT, DENIAL, DRONES)
    assert found(full, statuses=("look-again",)) == set()
    assert found(full, statuses=("open",), types=("shelling",)) == words_of(MORTARS, MAYOR)
    assert found(full) == words_of(*EVERYTHING)


def test_all_at_once(full: Store) -> None:
    asked = {
        "words": (("workers",), ("depot", "elevator")),
        "types": ("shelling",),
        "realities": ("factual",),
        "place_keys": ("geonames:900001",),
        "box": Box(36, 49, 37, 51),
        "near": Near(49.9, 36.25, 5),
        "since": "2031-03-04",
        "until": "2031-03-04",
        "parties": ("tramland",),
        "role": "actor",
        "sources": ("Brenn",),
        "sides": ("RU",),
        "publishers": ("Daily Example",),
        "documents": (stores.WIRE_DOCUMENT.id,),
        "certainty": (0.5, 0.8),
        "statuses": ("open",),
        "known_on": "2999-01-01",
    }
    assert found(full, **asked) == words_of(DEPOT)
    for field, other in {"types": ("siege",), "sides": ("UA",), "until": "2031-03-04", "since": "2031-03-05"}.items():
        expected = words_of(DEPOT) if (field, other) in (("until", "2031-03-04"), ("sides", ("UA",))) else set()
        if field == "since":
            continue
        assert found(full, **{**asked, field: other}) == expected


def test_orders(full: Store) -> None:
    def order(**asked: Any) -> list[str]:
        return [finding.evidence for finding in full.claims(ClaimQuery(**asked))]

    newest = [MAYOR, ISLAND, PUSHED, MORTARS, DRONES, DEPOT, DENIAL, CROSSING]
    assert order() == [one.words for one in newest]
    by_time = [MORTARS, MAYOR, CROSSING, DEPOT, PUSHED, ISLAND, DRONES, DENIAL]  # the earliest that it may have been
    assert order(order="when") == [one.words for one in by_time]
    assert set(order(order="relevance", words=(("Lanivka",),))) == set(order(words=(("Lanivka",),)))
    assert order(order="relevance") == order()
    assert order(words=(("Lanivka",),), order="when")[:2] == [MORTARS.words, CROSSING.words]


def test_limits(full: Store) -> None:
    everything = list(full.claims())
    assert list(full.claims(ClaimQuery(limit=3))) == everything[:3]
    assert list(full.claims(ClaimQuery(limit=0))) == []
    assert list(full.claims(ClaimQuery(limit=99))) == everything
    assert full.count(ClaimQuery(limit=3)) == len(everything)
    assert [head.id for head in full.documents(DocumentQuery(limit=1))] == [stores.CHANNEL_DOCUMENT.id]
    near = ClaimQuery(near=Near(50.0, 36.4, 30), limit=2)
    assert [finding.evidence for finding in full.claims(near)] == [MAYOR.words, PUSHED.words]


WRONG: tuple[dict[str, Any], ...] = (
    *(
        {"box": Box(0, 10, 5, 0)},
        {"box": Box(-200, 0, 0, 1)},
        {"box": Box(0, 0, 1, float("nan"))},
        {"box": Box(0, -91, 1, 0)},
    ),
    *(
        {"near": Near(91, 0, 1)},
        {"near": Near(0, 181, 1)},
        {"near": Near(0, 0, -1)},
        {"near": Near(0, 0, float("inf"))},
    ),
    *(
        {"since": "yesterday"},
        {"until": "2031-02-30"},
        {"since": "2031-03-05", "until": "2031-03-04"},
        {"since": "2031-13"},
    ),
    *({"certainty": (0.9, 0.1)}, {"certainty": (-1, 0.5)}, {"certainty": (0.0, 7.0)}),
    *({"limit": -1}, {"role": "actor"}, {"parties": ("''",)}, {"sources": ("",)}, {"known_on": "last week"}),
)


@pytest.mark.parametrize("asked", WRONG)
def test_what_cannot_be_asked(full: Store, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="got"):
        list(full.claims(ClaimQuery(**asked)))
    if "limit" not in asked:
        with pytest.raises(UsageError, match="got"):
            full.count(ClaimQuery(**asked))


def test_findings_are_whole(full: Store) -> None:
    (finding,) = full.claims(ClaimQuery(words=(("grain",),)))
    entry = stores.wire()
    assert finding.claim == entry.report.claims[1]  # type: ignore[union-attr]
    assert finding.evidence == DEPOT.words
    assert (finding.status, finding.corrected, finding.reader) == ("open", (), stores.READER)
    (head,) = full.documents(DocumentQuery(ids=(stores.WIRE_DOCUMENT.id,)))
    assert finding.document == head
    held = stores.WIRE_DOCUMENT
    assert (head.title, head.publisher, head.url) == (held.title, held.publisher, held.url)
    assert (head.language, head.published) == (held.language, held.published)
    assert (head.original, head.claims) == (entry.original.sha256, 4)
    times = {line.act: line.time for line in full.log() if line.number < 5}
    assert head.added == times["document"]
    assert finding.known_since == times["reading"]


def documents(store: Store, **asked: Any) -> list[str]:
    return [(head.title or "").split()[0] for head in store.documents(DocumentQuery(**asked))]


DOCUMENTS: tuple[tuple[dict[str, Any], list[str]], ...] = (
    ({}, ["У", "Pacific", "Morning", "Shells"]),
    ({"words": (("lanivka",),)}, ["Morning", "Shells"]),
    ({"words": (("lanivka", "ланівці"), ("mortars", "вибухи"))}, ["У", "Morning"]),
    ({"words": (("cable stat*",),)}, ["Pacific"]),
    ({"words": (("ONeil",),)}, []),
    ({"words": (("O'Neil",),)}, ["Pacific"]),
    ({"words": (("governor says shells struck",),)}, ["Shells"]),  # the text begins with the title
    ({"publishers": ("northern command", "Ocean Wire")}, ["Pacific", "Morning"]),
    ({"languages": ("UK",)}, ["У"]),
    ({"languages": ("en",), "words": (("verbova",),)}, ["Morning", "Shells"]),
    ({"urls": ("http://www.ocean.example/notes/", "nothing")}, ["Pacific"]),
    ({"ids": (stores.WIRE_DOCUMENT.id, "0")}, ["Shells"]),
    ({"originals": (stores.bulletin().original.sha256,)}, ["Morning"]),
    ({"since": "2031-03-06"}, ["У"]),
    ({"until": "2031-03-04"}, ["У"]),
    ({"since": "2031-03-05", "until": "2031-03-05"}, ["У", "Morning", "Shells"]),
    ({"since": "2031-03-07"}, []),
    ({"copies": False}, ["У", "Pacific", "Morning", "Shells"]),
    ({"known_on": "1999-01-01"}, []),
    ({"known_on": "2999-01-01", "limit": 2}, ["У", "Pacific"]),
)


@pytest.mark.parametrize(("asked", "fitting"), DOCUMENTS)
def test_documents(full: Store, asked: dict[str, Any], fitting: list[str]) -> None:
    assert documents(full, **asked) == fitting


@pytest.mark.parametrize("asked", [{"since": "soon"}, {"limit": -2}, {"known_on": "then"}])
def test_documents_that_cannot_be_asked_for(full: Store, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="got"):
        list(full.documents(DocumentQuery(**asked)))


def test_broken_geometry_and_times_are_passed_over(store: Store) -> None:
    held = stores.document("Odd\n" + " ".join(f"It hit town{number}." for number in range(7)))
    shapes = (
        "{",
        "[]",
        '{"type":"Polygon"}',
        '{"type":"Point","coordinates":[999,0]}',
        '{"type":"Point","coordinates":["a","b"]}',
    )
    odd = [
        Footprint(f"town{at}", Span(0, 1), latitude=10.0, longitude=20.0, geometry=shape)
        for at, shape in enumerate(shapes)
    ]
    odd.append(Footprint("town5", Span(0, 1), latitude=95.0, longitude=20.0))
    odd.append(Footprint("town6", Span(0, 1), geometry='{"type":"Point","coordinates":[20,10]}'))
    said = [Said(f"It hit town{at}", place=place, when=("soon", "then")) for at, place in enumerate(odd)]
    store.add([stores.entry(held, *said)], "clerk")
    hits = found(store, box=Box(19, 9, 21, 11))
    assert hits == words_of(*said) - words_of(said[5])
    assert found(store, since="1900") == set()
    assert [finding.claim for finding in store.claims()] == list(stores.report(held, *said).claims)


def test_names_that_fold_to_nothing(store: Store) -> None:
    held = stores.document("Signs\nIt burned.", publisher="***")
    said = Said("It burned", chain=(("***", "?!"),), actors=(("—", None),), place=replace(stores.GULF, name="…"))
    store.add([stores.entry(held, said)], "clerk")
    assert found(store, publishers=("***",)) == words_of(said)
    assert found(store, publishers=("---",)) == set()
    assert found(store, place_keys=("…",)) == words_of(said)
    assert found(store, sides=("?!",)) == words_of(said)
