"""The ledger for programs: opened by what the environment says, asked in people's terms, decided in."""

import datetime
from pathlib import Path

import pytest
from tests.flow.sources import ENGLISH

import fogline
from fogline import AddOptions, ClaimQuery, Ledger, ReadOptions
from fogline.flow.asking import claim_query, document_query
from fogline.flow.tools import open_places
from fogline.flow.whereabouts import default_user, ledger_place
from fogline.ledger.memory import MemoryStore
from fogline.records.errors import UsageError
from fogline.records.ledger import Box, DocumentQuery, Near


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    path = tmp_path / "one.txt"
    path.write_text(ENGLISH, "utf-8")
    ledger = Ledger(MemoryStore(), user="ada")
    ledger.add(path, AddOptions(ReadOptions(reader="fake", places=False)), published="2021-03-07")
    return ledger


def test_a_ledger_is_made_only_when_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Ledger.open(tmp_path / "none")
    with Ledger.open(tmp_path / "made", create=True) as made:
        assert made.counts().documents == 0
    with Ledger.open(tmp_path / "made", read_only=True) as again:
        assert again.name == str(tmp_path / "made")
        with pytest.raises(UsageError):
            again.set("redact", "on")


def test_where_and_who_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert ledger_place() == "fogline-ledger"
    monkeypatch.setenv("FOGLINE_LEDGER", str(tmp_path / "there"))
    monkeypatch.setenv("FOGLINE_USER", " ada ")
    assert ledger_place() == str(tmp_path / "there")
    assert ledger_place("here") == "here"
    assert default_user() == Ledger(MemoryStore()).user == "ada"
    assert Ledger(MemoryStore(), user="brenn").user == "brenn"


def test_nobody_is_no_user(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(UsageError, match="--user"):
        default_user()


def test_questions_in_peoples_terms_become_queries() -> None:
    query = claim_query(
        {
            "words": 'bridge "Port Amsel"',
            "types": "shelling",
            "place": ["Рубіжне", "Popasna"],
            "near": ("Rubizhne", 15),
            "box": (36.0, 49.0, 38.0, 50.0),
            "since": datetime.date(2022, 5, 1),
            "parties": "Зеленський",
            "statuses": "open",
            "certainty": (0.5, 1.0),
            "known_on": datetime.datetime(2022, 6, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=3))),
        },
        open_places,
    )
    assert query.words[0] == ("bridge",)
    assert query.words[1][0] == "Port Amsel"
    assert query.types == ("shelling",)
    assert "geonames:695274" in query.place_keys
    assert query.near == Near(pytest.approx(49.01, abs=0.05), pytest.approx(38.38, abs=0.05), 15)  # type: ignore[arg-type]
    assert query.box == Box(36.0, 49.0, 38.0, 50.0)
    assert query.since == "2022-05-01"
    assert {"Зеленський", "Volodymyr Zelensky"} <= set(query.parties)
    assert query.statuses == ("open",)
    assert query.known_on == "2022-06-01T09:00:00"


def test_documents_are_asked_for_in_the_same_terms() -> None:
    query = document_query({"words": ["Київ"], "urls": "https://post.example/1", "limit": 3}, open_places)
    assert query == DocumentQuery(words=query.words, urls=("https://post.example/1",), limit=3)
    assert "Kyiv" in query.words[0]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"near": ("Nowherivka-on-Sea", 3)}, "Nowherivka"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_question_that_cannot_be_is_wrong_use(fields: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        claim_query(fields, open_places)  # type: ignore[arg-type]


def test_a_query_and_fields_of_one_are_too_much(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="either"):
        ledger.claims(ClaimQuery(), words="bridge")
    with pytest.raises(UsageError, match="either"):
        ledger.count(ClaimQuery(), types="shelling")


def test_claims_are_found_with_their_words_and_documents(ledger: Ledger) -> None:
    (finding,) = ledger.claims(types="shelling")
    assert "harbour" in finding.evidence
    assert finding.status == "open"
    assert ledger.count(words="harbour", since="2021-01-01") == 1
    assert ledger.count(words="harbour hospital") == 0
    report = ledger.report(finding.document.id)
    assert report is not None
    assert finding.claim in report.claims
    assert next(ledger.documents(words="bridge")).id == ledger.document(finding.document.id).id


def test_decisions_are_signed_and_can_be_taken_back(ledger: Ledger) -> None:
    (claim,) = (finding.claim.id for finding in ledger.claims(types="shelling"))
    accepted = ledger.accept(claim, reason="seen on video")
    assert (accepted.user, accepted.reason) == ("ada", "seen on video")
    assert next(ledger.claims(claims=claim)).status == "accepted"
    ledger.undo(accepted.id)
    assert next(ledger.claims(claims=claim)).status == "open"
    ledger.correct(claim, type="air_strike", place=None)
    finding = next(ledger.claims(claims=claim))
    assert (finding.claim.type, "type" in finding.corrected) == ("air_strike", True)
    ledger.reject(claim)
    ledger.grade(claim, admiralty="B2")
    ledger.comment(claim, reason="ask the mayor")
    others = [finding.claim.id for finding in ledger.claims() if finding.claim.id != claim]
    ledger.merge(claim, *others)
    ledger.split(claim, *others)
    kinds = [decision.kind for decision in ledger.decisions()]
    assert kinds == ["accept", "undo", "correct", "reject", "grade", "comment", "merge", "split"]
    assert next(decision.kind for decision in ledger.decisions([claim])) == "accept"


def test_settings_are_kept_with_who_gave_them(ledger: Ledger) -> None:
    assert not ledger.settings.redact
    ledger.set("redact", "on")
    ledger.set("theatre", "UA,RU")
    assert ledger.settings.redact
    assert ledger.settings.theatre == ("UA", "RU")
    assert {setting.user for setting in ledger.store.settings().values()} == {"ada"}
    with pytest.raises(UsageError):
        ledger.set("colour", "red")


def test_the_ledger_is_a_public_name() -> None:
    assert fogline.Ledger is Ledger
    assert "memory" in repr(Ledger(MemoryStore()))
